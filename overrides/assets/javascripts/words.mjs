// What words mean and what they find: names, places and summaries by MiniSearch, interests by their other
// names. Loaded when the box for words is entered. Nothing typed leaves the page.

import { plain } from './place.mjs';
import { cell } from './search.mjs';

const CHUNK = 100;
const LONGEST_PHRASE = 5;
const FOR_INTEREST = 6;
const LABELS_SAID = 4;
const LEAST_BEGINNING = 5;
const FUZZY = [false, 0.2, 0.34];
const SMALL = new Set(('a about all am an and are at be can do for from go going i id im in is it like me my near of '
  + 'on or some something that the things to want was we with would you').split(' '));
/** Spellings that mean one word; the second is searched for. */
const SPELLINGS = new Map(('center centre theater theatre color colour jewelry jewellery gray grey mom mum mommy mum '
  + 'neighbor neighbour favorite favourite humor humour harbor harbour labor labour honor honour soccer football '
  + 'program programme tire tyre pajama pyjama donut doughnut yogurt yoghurt fiber fibre meter metre mold mould '
  + 'plow plough counselor counsellor counseling counselling traveler traveller cosy cozy').split(' ')
  .reduce((pairs, word, at, all) => (at % 2 ? pairs : [...pairs, [word, all[at + 1]]]), []));

function single(word) {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (/ies$/.test(word)) return word.slice(0, -3) + 'y';
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, '');
}

/** One spelling, and the singular, of a word. */
export function same(word) {
  const one = single(word);
  return SPELLINGS.get(one) || one.replace(/iz(e|ing|ed|er|ation)$/, 'is$1');
}

/** Other forms that a word may stand in: "gardening" as "garden", "knitting" as "knit", "dancer" as "dance". */
export function forms(word) {
  const base = word.replace(/(ing|er)$/, '');
  if (base === word || base.length < 3) return [];
  return [...new Set([base, `${base}e`, base.replace(/(.)\1$/, '$1')])];
}

/** The words of a text that say something, each in one form. */
export function tokens(text) {
  const every = plain(text).split(' ').filter(Boolean);
  const telling = every.filter((word) => !SMALL.has(word));
  return (telling.length ? telling : every).map(same);
}

/** Interests by the words for them: labels, other names, "I used to" words. */
export function toPhrases(manifest, also) {
  const phrases = new Map();
  const add = (code, text) => {
    const key = tokens(text).join(' ');
    if (key) phrases.set(key, [...new Set([...(phrases.get(key) || []), code])]);
  };
  manifest.interest.forEach(([, label], code) => add(code, label));
  also.forEach(([code, ...texts]) => texts.forEach((text) => add(code, text)));
  return phrases;
}

/**
 * The ideas in what was typed: known phrases first, the longest before the shorter, then single words.
 * @returns {{words: string[], codes: number[], known: boolean}[]}
 */
export function understand(text, phrases, beginnings) {
  const said = tokens(text);
  const ideas = [];
  for (let at = 0; at < said.length;) {
    let length = Math.min(LONGEST_PHRASE, said.length - at);
    while (length && !phrases.has(said.slice(at, at + length).join(' '))) length--;
    const words = said.slice(at, at + (length || 1));
    const codes = length ? phrases.get(words.join(' ')) : beginnings(words[0]);
    ideas.push({ words, codes, known: codes.length > 0 });
    at += words.length;
  }
  return ideas;
}

const tokenize = (text) => plain(text).split(' ');
const processTerm = (word) => same(word) || null;

/** Rows that have one of some interests. */
function rowsWith(codes, { size, facets: { interest } }) {
  const wanted = new Set(codes);
  const rows = [];
  for (let row = 0; row < size; row++) {
    for (let at = interest.start[row]; at < interest.start[row + 1]; at++) {
      if (wanted.has(interest.codes[at])) {
        rows.push(row);
        break;
      }
    }
  }
  return rows;
}

/** The index of a shelf's names and places; `ready` when it can be asked, `pending` until summaries are in. */
function openShelf(MiniSearch, manifest, shelf, addSummaries, whenDeeper) {
  const index = new MiniSearch({ fields: ['name', 'place'], tokenize, processTerm });
  const area = (row) => (manifest.area[cell(shelf, row, 'area', 0) - 1] || ['', ''])[1];
  const documents = shelf.name.map((name, id) => ({ id, name, place: `${cell(shelf, id, 'venue', '')} ${area(id)}` }));
  const known = { index, summaries: null, pending: false };
  known.ready = index.addAllAsync(documents, { chunkSize: CHUNK });
  if (!shelf.parts[0].line[1]) return known;
  known.pending = true;
  const summaries = new MiniSearch({ fields: ['text'], tokenize, processTerm });
  known.deeper = known.ready.then(() => addSummaries(shelf, shelf.parts.filter(({ summed }) => !summed)))
    .then(() => summaries.addAllAsync(shelf.summary.map((text, id) => ({ id, text })), { chunkSize: CHUNK }))
    .then(() => { known.summaries = summaries; })
    .catch(() => {}) // without summaries, names and interests still answer
    .then(() => {
      known.pending = false;
      whenDeeper(shelf);
    });
  return known;
}

/** Letters to add, leave out, change or swap to make one word of another. */
export function apart(one, other) {
  let [before, last, row] = [[], [], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
  }
  return row[other.length];
}

/** Rows and scores for one idea. Errors in spelling are looked for only where nothing is spelt so. */
function searchIdea({ words, codes, known }, { index, summaries }, shelf, spelt) {
  const text = words.join(' ');
  const hits = new Map();
  const add = (row, score) => hits.set(row, (hits.get(row) || 0) + score);
  rowsWith(codes, shelf).forEach((row) => add(row, FOR_INTEREST));
  const others = words.length > 1 ? [] : forms(text).map((form) => (
    { queries: [form], prefix: form.length >= LEAST_BEGINNING, fuzzy: false }));
  for (const fuzzy of known ? [false] : FUZZY) {
    const asked = { combineWith: 'OR', queries: [{ queries: [text], combineWith: 'AND' }, ...(fuzzy ? [] : others)] };
    const options = { prefix: (word) => word.length > 1, fuzzy, boost: { name: 3 } };
    const found = [
      ...index.search(asked, options),
      ...(summaries ? summaries.search(asked, options).map((hit) => ({ ...hit, score: hit.score / 2 })) : []),
      ...(fuzzy ? spelt.search(text, { fuzzy }).map(({ id, ...hit }) => ({ ...hit, codes: spelt.codes(id) })) : []),
    ];
    const errors = found.map(({ terms }) => (fuzzy ? Math.min(...terms.map((term) => apart(text, term))) : 0));
    const least = Math.min(...errors);
    const close = found.filter((_, number) => errors[number] === least);
    const near = close.map((hit) => hit.codes || []).flat();
    close.forEach(({ id, score }) => { if (id !== undefined) add(id, score); });
    rowsWith(near, shelf).forEach((row) => add(row, FOR_INTEREST / 2));
    if (hits.size) return { hits, codes: [...codes, ...near] };
  }
  return { hits, codes };
}

/** Rows in every map with the sum of their scores. */
function inEvery(maps) {
  const [first, ...rest] = maps.slice().sort((a, b) => a.size - b.size);
  const hits = new Map();
  for (const [row, score] of first) {
    if (rest.every((map) => map.has(row))) hits.set(row, rest.reduce((sum, map) => sum + map.get(row), score));
  }
  return hits;
}

function inAny(maps) {
  const hits = new Map();
  maps.forEach((map) => map.forEach((score, row) => hits.set(row, (hits.get(row) || 0) + score)));
  return hits;
}

/** The interests' single words, to be found by their beginning or in spite of an error. */
function openSpelt(MiniSearch, phrases) {
  const names = [...phrases.keys()].filter((key) => !key.includes(' '));
  const index = new MiniSearch({ fields: ['text'], tokenize, processTerm });
  index.addAll(names.map((text, id) => ({ id, text })));
  return { search: (word, options) => index.search(word, options), codes: (id) => phrases.get(names[id]) };
}

/** What understands words, made from MiniSearch, the manifest and the interests' other names. */
export function makeIndex(MiniSearch, manifest, also, addSummaries, whenDeeper = () => {}) {
  const phrases = toPhrases(manifest, also);
  const spelt = openSpelt(MiniSearch, phrases);
  const beginnings = (word) => (word.length < 3 ? []
    : [...new Set(spelt.search(word, { prefix: true }).map(({ id }) => spelt.codes(id)).flat())]);
  const shelves = new WeakMap();
  const prepare = (shelf) => {
    if (!shelves.has(shelf)) shelves.set(shelf, openShelf(MiniSearch, manifest, shelf, addSummaries, whenDeeper));
    return shelves.get(shelf);
  };

  return {
    prepare,
    /**
     * @returns {Promise<{hits: Map<number, number>, said: string, pending: boolean, deeper?: Promise<void>}>} rows
     *   with scores, what was understood, whether more may be found when summaries have come, and when they have
     */
    async find(text, shelf) {
      const known = prepare(shelf);
      await known.ready;
      const found = understand(text, phrases, beginnings).map((idea) => searchIdea(idea, known, shelf, spelt));
      const maps = found.map(({ hits }) => hits);
      const all = maps.length ? inEvery(maps) : new Map();
      const loose = !all.size && maps.length > 1;
      const labels = [...new Set(found.map(({ codes }) => codes).flat())].map((code) => manifest.interest[code][1])
        .filter((label) => plain(label) !== plain(text)).slice(0, LABELS_SAID);
      const said = [loose && 'Nothing has all of these words; these have some.',
        labels.length && `Also looking for: ${labels.join(', ')}.`].filter(Boolean).join(' ');
      return { hits: loose ? inAny(maps) : all, said, pending: known.pending, deeper: known.deeper };
    },
  };
}

/** The same, from our own files. */
export async function openIndex(manifest, load, addSummaries, whenDeeper) {
  const [{ default: MiniSearch }, also] = await Promise.all([import('./minisearch.mjs'), load(manifest.words)]);
  return makeIndex(MiniSearch, manifest, also, addSummaries, whenDeeper);
}
