// What fits: the rows of the tiles, filter, counts, order. Nothing here touches the page.
// Tiles are described in hooks/hereabouts/tile.py, facets in facet.py.

import { conditionsOf, costFor, count, emptyFacets, fitting, cellOf, listFirst, missedOf } from './facets.mjs';
import { COSTS, DAYS, FACETS, LATE, SEVERAL, typedPlace } from './query.mjs';

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
    size, name: [], summary: [], parts: [], more: new Map(), served: new Map(), areas: manifest.area,
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

function placePart({ placed, east, north, more, served }, { tile, first, line: [, , , , west, south] }) {
  if (tile.east) placed.fill(1, first, first + tile.size);
  (tile.east || []).forEach((metres, row) => { east[first + row] = west + metres; });
  (tile.north || []).forEach((metres, row) => { north[first + row] = south + metres; });
  for (const [row, words] of Object.entries(tile.serves || {})) served.set(first + +row, words);
  for (const [row, spots] of Object.entries(tile.more || {})) {
    more.set(first + +row, spots.map(([e, n, ...rest]) => [west + e, south + n, ...rest]));
  }
}

const toVenues = ({ venue }) => venue.map(([label, area, e, n, exact]) => ({ label, area, e, n, exact }));

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

/** A bit for each lower price that somebody gets, as in code.py. */
export const groupBits = (marks) => (marks ? marks.reduce((bits, mark, code) => bits | (mark && 2 << Math.min(code, 28)), 0) : 0);

/** Square of the metres from the nearest of some centres to the nearest place of a row, and which two those are. */
export function nearest(shelf, row, centres) {
  let [best, spot, centre] = [Infinity, 0, centres[0]];
  for (const each of centres) {
    const measure = (east, north, number) => {
      const square = (east - each.e) ** 2 + (north - each.n) ** 2;
      if (square < best) [best, spot, centre] = [square, number, each];
    };
    measure(shelf.east[row], shelf.north[row], 0);
    (shelf.more.get(row) || []).forEach(([east, north], number) => measure(east, north, number + 1));
  }
  return { square: best, spot, centre };
}

/** Like the square of the metres to what is not at one place but comes to, or lies somewhere in, these areas. */
function servedFrom(served, centres, areas) {
  const [kind, , ...codes] = served;
  const squares = centres.flatMap((centre) => (centre.areas || []).filter((code) => codes.includes(code))
    .map((code) => (kind & 1 ? 0 : (areas[code][2] - centre.e) ** 2 + (areas[code][3] - centre.n) ** 2)));
  return Math.min(...squares);
}

/**
 * The rows that fit, and how many each choice would show if nothing were chosen in its own facet.
 * Every facet must be met: by one choice, or by all of its choices where query.mjs says so.
 * @param {object} shelf from gather
 * @param {{codes: object, centres?: {e: number, n: number, areas?: number[]}[], metres?: number,
 *   hits?: Map<number, number>}} ask hits are the rows that the words found
 * @returns {{rows: Uint32Array, apart: number[], square: Float64Array, counts: object}}
 *   apart are those that fit but cannot be measured to
 */
export function search(shelf, { codes, centres, metres = Infinity, hits }) {
  const { square, looked, loose } = look(shelf, centres, metres, hits);
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

/** The rows that words and circles leave, with their square distances; kept until another place or word is asked. */
function look(shelf, centres, metres, hits) {
  const kept = shelf.looked;
  if (kept && kept.centres === centres && kept.metres === metres && kept.hits === hits) return kept;
  const { size, placed, east, north, more, served } = shelf;
  const square = new Float64Array(centres ? size : 0);
  const [looked, loose] = [[], []];
  const only = centres && centres.length === 1 && centres[0];
  for (let row = 0; row < size; row++) {
    if (hits && !hits.has(row)) continue;
    const known = centres && placed[row];
    if (known) {
      square[row] = !only || more.has(row) ? nearest(shelf, row, centres).square
        : (east[row] - only.e) ** 2 + (north[row] - only.n) ** 2;
      if (square[row] > metres * metres) continue;
    } else if (centres && served.has(row)) square[row] = servedFrom(served.get(row), centres, shelf.areas);
    (centres && !known && !(served.has(row) && square[row] < Infinity) ? loose : looked).push(row);
  }
  shelf.looked = { centres, metres, hits, square, looked: Uint32Array.from(looked), loose: Uint32Array.from(loose) };
  return shelf.looked;
}

/** Lines of the manifest whose box one of the circles touches; all of them without a circle. */
export function linesInReach(manifest, centres, metres) {
  if (!centres) return manifest.tiles;
  return manifest.tiles.filter(([, , , , west, south, east, north]) => centres.some(({ e, n }) => {
    const across = Math.max(west - e, 0, e - east);
    const up = Math.max(south - n, 0, n - north);
    return across * across + up * up <= metres * metres;
  }));
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
  const town = manifest.town ? [manifest.town].map(([label, e, n, r]) => ({ label, e, n, r })) : [];
  const loadPart = (name) => load(`find/${name}.json`);
  const loadPlace = (name) => load(`places/${name}.json`);
  const places = new Map();
  const shelves = new Map();
  let [index, choices, opened] = [null, [], false];

  /** What is known of places: postcodes in reach, areas, the town, and the names of venues where they are asked for. */
  const knownPlaces = async () => ({
    sectors: manifest.sectors || await loadPlace('sectors'), districts: manifest.districts, areas, town,
    venues: () => (manifest.venues ? loadPart(manifest.venues).then(toVenues) : Promise.resolve([])).catch(() => []),
  });

  /** Where typed places lie, with what says distances; the modules are asked for where there is a place. */
  async function placeOf(near) {
    const typed = typedPlace(near);
    if (!places.has(typed)) {
      const { resolvePlace, formatDistance } = await import('./place.mjs');
      const resolve = SEVERAL.test(typed) ? (await import('./places.mjs')).resolvePlaces : resolvePlace;
      const place = await resolve(typed, await knownPlaces(), loadPlace);
      places.set(typed, { points: [place], ...place, formatDistance });
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
      : [...linesInReach(manifest, centre && centre.points, metres), ...(manifest.apart ? [manifest.apart] : [])];
    const shelf = await shelfOf(lines);
    const late = !slim && (opened || LATE.some((facet) => query.chosen[facet].length));
    if (late) await addFacts(shelf);
    const codes = toCodes(query.chosen, late ? toValues(manifest, choices, shelf.names) : toValues(manifest));
    if (slim) Object.assign(codes, { cost: null, day: null });
    const understood = query.words ? await (await openWords()).find(query.words, shelf) : null;
    const found = search(shelf, { codes, centres: centre && centre.points, metres, hits: understood && understood.hits });
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

  return { find, addSummaries, openWords, openChoices, knownPlaces };
}
