// What is filtered by, as numbers: which choices each row counts as, which rows fit, and how many each choice would
// show. hooks/hereabouts/facet.py says the same in plain Python. Nothing here touches the page.

import { ALL, DAYS, FACETS, TELLS } from './query.mjs';

const [NONE, MANY] = [254, 255];

/** What a column of a tile says of one row; `none` where it says nothing. */
export function cellOf(written, row, none) {
  if (written === undefined) return none;
  if (typeof written === 'string') return +written[row];
  if (Array.isArray(written)) return written[row];
  if (written.of) return written.of[written.at[row]];
  return row in written ? written[row] : none;
}

/** Weekdays on which sessions, as short arrays, are or will be held; Monday is 0. */
export function weekdaysOf(sessions, today) {
  const days = new Set();
  for (const [mask, , , , , , until, , , , , also] of sessions) {
    const single = (Array.isArray(mask) ? mask : []).concat(also || []);
    single.forEach((day) => { if (day >= today) days.add((day + 3) % 7); });
    if (!Array.isArray(mask) && (!until || until >= today)) {
      for (let day = 0; day < 7; day++) if (mask >> day & 1) days.add(day);
    }
  }
  return [...days].sort();
}

/** Lists of small numbers, one after another: that of row i stands from start[i] to start[i + 1]. */
export class Lists {
  constructor(size, rows) {
    Object.assign(this, { size, start: new Uint32Array(rows + 1), codes: new Uint16Array(rows * 4), filled: 0, row: 0 });
  }

  add(code) {
    for (let at = this.start[this.row]; at < this.filled; at++) if (this.codes[at] === code) return;
    if (this.filled === this.codes.length) {
      const longer = new Uint16Array(this.codes.length * 2 + 8);
      longer.set(this.codes);
      this.codes = longer;
    }
    this.codes[this.filled++] = code;
  }

  close() { this.start[++this.row] = this.filled; }

  has(row, code) {
    for (let at = this.start[row]; at < this.start[row + 1]; at++) if (this.codes[at] === code) return true;
    return false;
  }

  hasAny(row, marks) {
    for (let at = this.start[row]; at < this.start[row + 1]; at++) if (marks[this.codes[at]]) return true;
    return false;
  }
}

/** The facets that are always in sight, empty, for so many rows. */
export const emptyFacets = (interests, rows) => (
  { cost: new Lists(2, rows), interest: new Lists(interests, rows), day: new Lists(DAYS.length, rows) });

/** Adds the rows of a tile to the facets that are always in sight. */
export function listFirst({ cost, interest, day }, tile, interests, today) {
  const weekdays = new Map();
  for (let row = 0; row < tile.size; row++) {
    addCost(cost, cellOf(tile.cost, row, 0), cellOf(tile.low, row, 0), 0);
    for (const code of cellOf(tile.interest, row, [])) {
      interest.add(code);
      if (interests[code].length > 2) interest.add(interests[code][2]);
    }
    const when = cellOf(tile.when, row, []);
    if (!weekdays.has(when)) weekdays.set(when, weekdaysOf(when, today));
    weekdays.get(when).forEach((code) => day.add(code));
    [cost, interest, day].forEach((lists) => lists.close());
  }
}

function addCost(cost, bits, low, nil) {
  if (bits & 1 || nil) cost.add(0);
  if (bits & 2 || low || nil) cost.add(1);
}

/**
 * What is free or cheap for somebody who gets some lower prices; without any, whose price it is stands on the card.
 * @param {object} shelf rows with their facts
 * @param {number} groups a bit for each lower price, as in code.py
 */
export function costFor(shelf, groups) {
  if (!groups) return shelf.facets.cost;
  shelf.costs = shelf.costs || new Map();
  if (!shelf.costs.has(groups)) {
    const cost = new Lists(2, shelf.size);
    for (const { tile, facts, size } of shelf.parts) {
      for (let row = 0; row < size; row++) {
        addCost(cost, cellOf(tile.cost, row, 0), cellOf(tile.low, row, 0) & groups, cellOf(facts.nil, facts.from + row, 0) & groups);
        cost.close();
      }
    }
    shelf.costs.set(groups, cost);
  }
  return shelf.costs.get(groups);
}

/** One condition for a facet, or one for each choice where every one is needed. `codes` has a mark for each choice. */
export function conditionsOf(facets, codes) {
  return FACETS.filter((facet) => facets[facet] && codes[facet] && !TELLS.includes(facet)).map((facet) => {
    const lists = facets[facet];
    const marks = codes[facet];
    if (!ALL.includes(facet)) return [{ facet, fits: (row) => lists.hasAny(row, marks) }];
    return [...marks.keys()].filter((code) => marks[code])
      .map((code) => ({ facet, fits: (row) => lists.has(row, code) }));
  }).flat();
}

/** Which condition each row fails: NONE, its number, or MANY. */
export function missedOf(conditions, rows) {
  const missed = new Uint8Array(rows.length).fill(NONE);
  conditions.forEach(({ fits }, number) => {
    for (let at = 0; at < rows.length; at++) {
      if (missed[at] !== MANY && !fits(rows[at])) missed[at] = missed[at] === NONE ? number : MANY;
    }
  });
  return missed;
}

export const fitting = (rows, missed) => rows.filter((_, at) => missed[at] === NONE);

/**
 * How many rows each choice of a facet would show, as if nothing else were chosen in its own group. Where every choice
 * is needed, each is a group of its own.
 */
export function count(facet, { size, start, codes }, conditions, rows, missed) {
  const counts = new Uint32Array(size);
  const own = ALL.includes(facet) ? -1 : conditions.findIndex((condition) => condition.facet === facet);
  for (let at = 0; at < rows.length; at++) {
    if (missed[at] !== NONE && missed[at] !== own) continue;
    for (let next = start[rows[at]]; next < start[rows[at] + 1]; next++) counts[codes[next]]++;
  }
  return counts;
}
