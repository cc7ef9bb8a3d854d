// What fits: the rows of the tiles, filter, counts, order. Nothing here touches the page.
// Tiles are described in hooks/hereabouts/tile.py, facets in facet.py.

import { conditionsOf, costFor, count, emptyFacets, fitting, cellOf, listFirst, missedOf } from './facets.mjs';
import { COSTS, DAYS, FACETS, LATE, typedPlace } from './query.mjs';

export const MILE = 1609.344;
const REMEMBERED = 3;

const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/**
 * The rows of several tiles side by side: what is filtered by as numbers, all else left as it is written.
 * @param {{tile: object, line: any[]}[]} parts tiles with their lines of the manifest
 * @param {object} manifest
 * @param {number} today day number
 */
export function gather(parts, manifest, today) {
  const size = parts.reduce((sum, { tile }) => sum + tile.size, 0);
  const shelf = {
    size, name: [], summary: [], parts: [], more: new Map(),
    placed: new Uint8Array(size), east: new Int32Array(size), north: new Int32Array(size),
    facets: emptyFacets(manifest.interest.length, size),
  };
  for (const { tile, line } of parts) {
    const part = { tile, line, first: shelf.name.length, size: tile.size, summed: false };
    shelf.name = shelf.name.concat(tile.name);
    shelf.parts.push(part);
    placePart(shelf, part);
    listFirst(shelf.facets, tile, manifest.interest, today);
  }
  return shelf;
}

function placePart({ placed, east, north, more }, { tile, first, line: [, , , , west, south] }) {
  if (tile.east) placed.fill(1, first, first + tile.size);
  (tile.east || []).forEach((metres, row) => { east[first + row] = west + metres; });
  (tile.north || []).forEach((metres, row) => { north[first + row] = south + metres; });
  for (const [row, spots] of Object.entries(tile.more || {})) {
    more.set(first + +row, spots.map(([e, n, ...rest]) => [west + e, south + n, ...rest]));
  }
}

/** What the tiles say of a row in one column; `none` where they say nothing. */
export function cell(shelf, row, name, none) {
  let number = shelf.parts.length - 1;
  while (shelf.parts[number].first > row) number--;
  const { tile, first } = shelf.parts[number];
  return cellOf(tile[name], row - first, none);
}

/** The last part of the address of a row's page. */
export const slugOf = (shelf, row) => cell(shelf, row, 'slug', '') || plain(shelf.name[row]);

/** The choices of each facet, by their numbers: those of needs and more choices where their file is at hand. */
export function toValues(manifest, choices = [], names = {}) {
  const slugs = (some) => some.map(([slug]) => slug);
  const late = choices.map(([facet, , , , some]) => [facet, slugs(names[facet] || some)]);
  return { cost: COSTS, day: DAYS, interest: slugs(manifest.interest), ...Object.fromEntries(late) };
}

/** A mark for each chosen number of each facet; null where nothing is chosen. */
export function toCodes(chosen, values) {
  const codes = {};
  for (const facet of FACETS) {
    const known = values[facet] ? chosen[facet].filter((value) => values[facet].includes(value)) : [];
    codes[facet] = known.length ? Uint8Array.from(values[facet], (value) => +known.includes(value)) : null;
  }
  return codes;
}

/** A bit for each lower price that somebody gets, as in row.py. */
export const groupBits = (marks) => (marks ? marks.reduce((bits, mark, code) => bits | (mark && 2 << Math.min(code, 28)), 0) : 0);

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
 * Every facet must be met: by one choice, or by all of its choices where query.mjs says so.
 * @param {object} shelf from gather
 * @param {{codes: object, centre?: {e: number, n: number}, metres?: number,
 *   hits?: Map<number, number>}} ask hits are the rows that the words found
 * @returns {{rows: Uint32Array, apart: number[], square: Float64Array, counts: object}}
 *   apart are those that fit but cannot be measured to
 */
export function search(shelf, { codes, centre, metres = Infinity, hits }) {
  const { square, looked, loose } = look(shelf, centre, metres, hits);
  const facets = { ...shelf.facets, cost: costFor(shelf, groupBits(codes.price)) };
  const conditions = conditionsOf(facets, codes);
  const missed = missedOf(conditions, looked);
  return {
    rows: fitting(looked, missed),
    apart: Array.from(fitting(loose, missedOf(conditions, loose))),
    square,
    counts: Object.fromEntries(Object.entries(facets).map(([facet, lists]) => (
      [facet, count(facet, lists, conditions, looked, missed)]))),
  };
}

/** The rows that words and circle leave, with their square distances; kept until another place or word is asked. */
function look(shelf, centre, metres, hits) {
  const kept = shelf.looked;
  if (kept && kept.centre === centre && kept.metres === metres && kept.hits === hits) return kept;
  const { size, placed, east, north, more } = shelf;
  const square = new Float64Array(centre ? size : 0);
  const [looked, loose] = [[], []];
  for (let row = 0; row < size; row++) {
    if (hits && !hits.has(row)) continue;
    if (centre && placed[row]) {
      square[row] = more.has(row) ? nearest(shelf, row, centre).square
        : (east[row] - centre.e) ** 2 + (north[row] - centre.n) ** 2;
      if (square[row] > metres * metres) continue;
    }
    (centre && !placed[row] ? loose : looked).push(row);
  }
  shelf.looked = { centre, metres, hits, square, looked: Uint32Array.from(looked), loose: Uint32Array.from(loose) };
  return shelf.looked;
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
 * @param {{now: () => {day: number, minutes: number}, whenDeeper?: () => void}} clock what to do when
 *   words are looked for in more than before
 */
export function openFinder(manifest, load, { now, whenDeeper }) {
  const areas = manifest.area.map(([, label, e, n, r, ...also]) => ({ label, also, e, n, r }));
  const loadPart = (name) => load(`find/${name}.json`);
  const loadPlace = (name) => load(`places/${name}.json`);
  const places = new Map();
  const shelves = new Map();
  let [index, choices, opened] = [null, [], false];

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
    index.catch(() => { index = null; });
    return index;
  }

  /** The rows of some tiles; a few shelves are kept, for a step back or a wider look. */
  async function shelfOf(lines) {
    const key = lines.map(([name]) => name).join();
    if (!shelves.has(key)) {
      const tiles = await Promise.all(lines.map((line) => manifest.inline[line[0]] || loadPart(line[0])));
      if (shelves.size === REMEMBERED) shelves.delete(shelves.keys().next().value);
      shelves.set(key, gather(tiles.map((tile, number) => ({ tile, line: lines[number] })), manifest, now().day));
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
    const late = !slim && (opened || LATE.some((facet) => query.chosen[facet].length));
    if (late) await addFacts(shelf);
    const codes = toCodes(query.chosen, late ? toValues(manifest, choices, shelf.names) : toValues(manifest));
    if (slim) Object.assign(codes, { cost: null, day: null });
    const understood = query.words ? await (await openWords()).find(query.words, shelf) : null;
    const found = search(shelf, { codes, centre, metres, hits: understood && understood.hits });
    return { ...nothing, shelf, understood, ...found };
  }

  /** Needs and more choices, from now on counted with the rest. */
  async function openChoices() {
    opened = true;
    choices = await loadPart(manifest.choices);
    return choices;
  }

  /** Adds the facets of needs and more choices to a shelf. */
  async function addFacts(shelf) {
    const [{ addFacets }, named, files] = await Promise.all([import('./facts.mjs'), loadPart(manifest.choices),
      Promise.all(shelf.parts.map(({ line }) => loadPart(manifest.facts[line[1]])))]);
    choices = named;
    if (shelf.factsOn !== now().day) addFacets(shelf, files, choices, { manifest, now: now() });
  }

  /** Loads what is written about the rows of these parts of a shelf. */
  async function addSummaries(shelf, parts = shelf.parts) {
    await Promise.all(parts.map(async (part) => {
      const [, name, from, count] = part.line;
      const { summary } = await loadPart(name);
      summary.slice(from, from + count).forEach((text, number) => { shelf.summary[part.first + number] = text; });
      part.summed = true;
    }));
  }

  return { find, addSummaries, openWords, openChoices };
}
