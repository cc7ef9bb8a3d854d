// What fits: the rows of the tiles, filter, counts, order. Nothing here touches the page.
// Tiles are described in hooks/hereabouts/tile.py, facets in facet.py.

import { COSTS, DAYS, FACETS, typedPlace } from './query.mjs';

export const MILE = 1609.344;
const REMEMBERED = 3;

/** One column of a tile as a list; `none` stands where it says nothing. */
function column(written, size, none) {
  if (typeof written === 'string') return Array.from(written, Number);
  if (Array.isArray(written)) return written;
  if (written && written.of) return written.at.map((number) => written.of[number]);
  return Object.assign(Array(size).fill(none), written);
}

const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

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

/** Numbers of each row, one after another: those of row i stand from start[i] to start[i + 1]. */
function toLists(size, lists) {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, row) => { start[row + 1] = start[row] + list.length; });
  return { size, start, codes: Uint16Array.from(lists.flat()) };
}

/**
 * The rows of several tiles side by side.
 * @param {{tile: object, line: any[]}[]} parts tiles with their lines of the manifest
 * @param {object} manifest
 * @param {number} today day number
 */
export function gather(parts, manifest, today) {
  const shelf = { more: new Map(), facets: {}, summary: [] };
  const each = (name, none) => parts.map(({ tile }) => column(tile[name], tile.size, none)).flat();
  shelf.name = each('name', '');
  shelf.size = shelf.name.length;
  shelf.slug = each('slug', '').map((slug, row) => slug || plain(shelf.name[row]));
  for (const name of ['area', 'kind', 'status', 'online', 'exact', 'ask', 'ease', 'checked']) shelf[name] = each(name, 0);
  for (const name of ['said', 'venue', 'at', 'closes', 'facts']) shelf[name] = each(name, '');
  for (const name of ['tags', 'when', 'notices', 'halls']) shelf[name] = each(name, []);
    shelf.placed = new Uint8Array(shelf.size);
  shelf.east = new Int32Array(shelf.size);
  shelf.north = new Int32Array(shelf.size);
  let row = 0;
  shelf.parts = parts.map(({ tile, line }) => {
    const [, , , , west, south] = line;
    const first = row;
    for (; row < first + tile.size; row++) {
      if (!tile.east) continue;
      shelf.placed[row] = 1;
      shelf.east[row] = west + tile.east[row - first];
      shelf.north[row] = south + tile.north[row - first];
    }
    for (const [number, spots] of Object.entries(tile.more || {})) {
      shelf.more.set(first + +number, spots.map(([e, n, ...rest]) => [west + e, south + n, ...rest]));
    }
    return { line, first, size: tile.size, summed: false };
  });
  const cost = each('cost', 0);
  const low = each('low', 0);
  const weekdays = new Map();
  const daysOf = (when) => {
    if (!weekdays.has(when)) weekdays.set(when, weekdaysOf(when, today));
    return weekdays.get(when);
  };
  const family = manifest.interest.map(([, , parent], code) => (parent === undefined ? [code] : [code, parent]));
  shelf.facets.cost = toLists(2, cost.map((bits, i) => [0, 1].filter((n) => bits >> n & 1 || (n && low[i]))));
  shelf.facets.interest = toLists(family.length, each('interest', []).map(
    (codes) => [...new Set(codes.map((code) => family[code]).flat())]));
  shelf.facets.day = toLists(7, shelf.when.map(daysOf));
  return shelf;
}

/** The numbers behind the chosen words of each facet; null where nothing is chosen. */
export function toCodes(chosen, manifest) {
  const words = { cost: COSTS, day: DAYS, interest: manifest.interest.map(([slug]) => slug) };
  const codes = {};
  for (const facet of FACETS) {
    const marks = new Uint8Array(words[facet].length);
    const known = chosen[facet].map((value) => words[facet].indexOf(value)).filter((code) => code >= 0);
    known.forEach((code) => { marks[code] = 1; });
    codes[facet] = known.length ? marks : null;
  }
  return codes;
}

/** Square of the metres from a centre to the nearest place of a row, and which place that is. */
export function nearest(shelf, row, centre) {
  let best = (shelf.east[row] - centre.e) ** 2 + (shelf.north[row] - centre.n) ** 2;
  let spot = 0;
  (shelf.more.get(row) || []).forEach(([east, north], number) => {
    const square = (east - centre.e) ** 2 + (north - centre.n) ** 2;
    if (square < best) [best, spot] = [square, number + 1];
  });
  return { square: best, spot };
}

/**
 * The rows that fit, and how many each choice would show if nothing were chosen in its own facet.
 * Within a facet one choice is enough; every facet must be met.
 * @param {object} shelf from gather
 * @param {{codes: object, centre?: {e: number, n: number}, metres?: number,
 *   hits?: Map<number, number>}} ask hits are the rows that the words found
 * @returns {{rows: number[], apart: number[], square: Float64Array, counts: object}}
 *   apart are those that fit but cannot be measured to
 */
export function search(shelf, { codes, centre, metres = Infinity, hits }) {
  const facets = FACETS.map((facet) => ({ ...shelf.facets[facet], chosen: codes[facet] }));
  const counts = facets.map(({ size }) => new Uint32Array(size));
  const square = new Float64Array(shelf.size);
  const rows = [];
  const apart = [];
  const reach = metres * metres;
  for (let row = 0; row < shelf.size; row++) {
    if (hits && !hits.has(row)) continue;
    if (centre && shelf.placed[row]) {
      square[row] = shelf.more.has(row) ? nearest(shelf, row, centre).square
        : (shelf.east[row] - centre.e) ** 2 + (shelf.north[row] - centre.n) ** 2;
      if (square[row] > reach) continue;
    }
    const missed = firstMissed(facets, row);
    if (missed === MANY) continue;
    if (centre && !shelf.placed[row]) {
      if (missed === NONE) apart.push(row);
      continue;
    }
    if (missed === NONE) rows.push(row);
    for (let number = 0; number < facets.length; number++) {
      if (missed !== NONE && missed !== number) continue;
      const { start, codes: values } = facets[number];
      for (let at = start[row]; at < start[row + 1]; at++) counts[number][values[at]]++;
    }
  }
  return { rows, apart, square, counts: Object.fromEntries(FACETS.map((facet, i) => [facet, counts[i]])) };
}

const NONE = -1;
const MANY = -2;

/** Which facet a row fails: NONE, its number, or MANY. */
function firstMissed(facets, row) {
  let missed = NONE;
  for (let number = 0; number < facets.length; number++) {
    const { chosen, start, codes } = facets[number];
    if (!chosen) continue;
    let at = start[row];
    while (at < start[row + 1] && !chosen[codes[at]]) at++;
    if (at < start[row + 1]) continue;
    if (missed !== NONE) return MANY;
    missed = number;
  }
  return missed;
}

/** The rows ordered by a number each; equal ones keep the order of names. */
export function orderBy(rows, shelf, keyOf) {
  const names = namesInOrder(shelf);
  const keys = new Map(rows.map((row) => [row, keyOf(row)]));
  return rows.slice().sort((a, b) => keys.get(a) - keys.get(b) || names[a] - names[b]);
}

/** The place of each row in the order of names, worked out once for a shelf. */
function namesInOrder(shelf) {
  if (!shelf.order) {
    const compare = new Intl.Collator('en-GB', { numeric: true }).compare;
    shelf.order = new Uint32Array(shelf.size);
    [...shelf.name.keys()].sort((a, b) => compare(shelf.name[a], shelf.name[b]) || a - b)
      .forEach((row, place) => { shelf.order[row] = place; });
  }
  return shelf.order;
}

/** Lines of the manifest whose box a circle touches; all of them without a circle. */
export function linesInReach(manifest, centre, metres) {
  if (!centre) return manifest.tiles;
  return manifest.tiles.filter(([, , , , west, south, east, north]) => {
    const across = Math.max(west - centre.e, 0, centre.e - east);
    const up = Math.max(south - centre.n, 0, centre.n - north);
    return across * across + up * up <= metres * metres;
  });
}

/** Our own files below an address, each asked for once; one that failed is asked for again. */
export function openFiles(base) {
  const files = new Map();
  return function load(path) {
    if (!files.has(path)) {
      files.set(path, fetch(new URL(path, base)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
        return answer.json();
      }));
      files.get(path).catch(() => files.delete(path));
    }
    return files.get(path);
  };
}

/**
 * The finder of a manifest. `load` gives a file of our own by its path below data/.
 * @param {{today: () => number, whenDeeper?: () => void}} clock today's day number; what to do when
 *   words are looked for in more than before
 */
export function openFinder(manifest, load, { today, whenDeeper }) {
  const areas = manifest.area.map(([, label, e, n, r, ...also]) => ({ label, also, e, n, r }));
  const loadPart = (name) => load(`find/${name}.json`);
  const loadPlace = (name) => load(`places/${name}.json`);
  const places = new Map();
  const shelves = new Map();
  let index;

  /** Where a typed place lies, with what says distances; the module is asked for where there is a place. */
  async function placeOf(near) {
    const typed = typedPlace(near);
    if (!places.has(typed)) {
      const { resolvePlace, formatDistance } = await import('./place.mjs');
      const known = { sectors: manifest.sectors || await loadPlace('sectors'), areas };
      places.set(typed, { ...await resolvePlace(typed, known, loadPlace), formatDistance });
    }
    return places.get(typed);
  }

  /** What understands words; its module is asked for when it is needed. */
  function openWords() {
    index = index || import('./words.mjs').then(({ openIndex }) => openIndex(manifest, loadPart, addSummaries, whenDeeper));
    index.catch(() => { index = undefined; });
    return index;
  }

  /** The rows of some tiles; a few shelves are kept, for a step back or a wider look. */
  async function shelfOf(lines) {
    const key = lines.map(([name]) => name).join();
    if (!shelves.has(key)) {
      const tiles = await Promise.all(lines.map((line) => manifest.inline[line[0]] || loadPart(line[0])));
      if (shelves.size === REMEMBERED) shelves.delete(shelves.keys().next().value);
      shelves.set(key, gather(tiles.map((tile, number) => ({ tile, line: lines[number] })), manifest, today()));
    }
    return shelves.get(key);
  }

  /** Everything a query finds; above the limit, without a place, only names are looked through. */
  async function find(query) {
    const place = query.near ? await placeOf(query.near) : null;
    const centre = place && place.exact ? place : undefined;
    const metres = query.within * MILE;
    const slim = !centre && manifest.count > manifest.limit;
    const nothing = { query, place, centre, slim, shelf: null, rows: [], apart: [] };
    if (slim && !query.words) return nothing;
    const lines = slim ? [[manifest.names]]
      : [...linesInReach(manifest, centre, metres), ...(manifest.apart ? [manifest.apart] : [])];
    const shelf = await shelfOf(lines);
    const codes = toCodes(query.chosen, manifest);
    if (slim) Object.assign(codes, { cost: null, day: null });
    const understood = query.words ? await (await openWords()).find(query.words, shelf) : null;
    const found = search(shelf, { codes, centre, metres, hits: understood && understood.hits });
    return { ...nothing, shelf, understood, ...found };
  }

  /** Loads what is written about the rows of these parts of a shelf. */
  async function addSummaries(shelf, parts = shelf.parts) {
    await Promise.all(parts.map(async (part) => {
      const [, name, from, count] = part.line;
      const texts = await loadPart(name);
      texts.slice(from, from + count).forEach((text, number) => { shelf.summary[part.first + number] = text; });
      part.summed = true;
    }));
  }

  return { find, addSummaries, openWords };
}
