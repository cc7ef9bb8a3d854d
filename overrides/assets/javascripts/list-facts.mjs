// What is known of the listings on my list: from our own shelves of some hundred each, so that nobody who sees the
// requests can tell which one was saved. hooks/hereabouts/saved.py writes them. What has come once is kept with the list.

import { toEntry } from './list-store.mjs';

const DATA = new URL('../../data/list/', import.meta.url);
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
export const CODE_LENGTH = 7;

/** The seven letters that stand for a listing in a link; saved.py knows the same number. */
export function codeOf(slug) {
  let [crc, sum] = [-1, 0];
  for (const byte of new TextEncoder().encode(slug)) {
    sum += byte;
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  let number = (~crc >>> 0) * 8 + (sum & 7);
  let said = '';
  for (let at = 0; at < CODE_LENGTH; at++) {
    said = LETTERS[number % 32] + said;
    number = Math.floor(number / 32);
  }
  return said;
}

/** On which of so many shelves a code lies. */
export function shelfOf(code, count) {
  const number = [...code].reduce((sum, letter) => sum * 32 + LETTERS.indexOf(letter), 0);
  return Math.floor(number / 8) % count;
}

async function get(name) {
  const answer = await fetch(new URL(name, DATA));
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer.json();
}

/**
 * The shelves, each asked for once.
 * @param {(name: string) => Promise<object>} load
 */
export function openShelves(load = get) {
  const files = new Map();
  function once(name) {
    if (!files.has(name)) {
      files.set(name, load(name));
      files.get(name).catch(() => files.delete(name));
    }
    return files.get(name);
  }
  const index = () => once('index.json');
  async function shelf(code) {
    const { shelves } = await index();
    const name = shelves[shelfOf(code, shelves.length)];
    return { name, facts: await once(`${name}.json`) };
  }

  /** The facts of a listing under the name that it has now, and the shelf they come from; no facts where it is gone. */
  async function find(slug) {
    const { name, facts } = await shelf(codeOf(slug));
    const found = facts[slug];
    return found && found.now ? find(found.now) : { slug, shelf: name, facts: found || null };
  }

  /** The listings that a code stands for: one, none, or in a rare case two. */
  async function decode(code) {
    const { facts } = await shelf(code);
    return Promise.all(Object.keys(facts).filter((slug) => codeOf(slug) === code).map(find));
  }

  /**
   * The list with the facts of today, where those of an entry have changed. What has another name now takes it on.
   * @param {import('./list-store.mjs').List} list
   */
  async function refresh(list) {
    const { shelves, rests, stale } = await index();
    const entries = await Promise.all(list.entries.map(async (entry) => {
      if (entry.shelf && entry.shelf === shelves[shelfOf(codeOf(entry.slug), shelves.length)]) return entry;
      const { slug, shelf: from, facts } = await find(entry.slug);
      return facts ? { ...entry, slug, facts, shelf: from, gone: false } : { ...entry, gone: true };
    }));
    return { ...list, rests, stale, entries };
  }

  /** The days on which things rest. */
  const rests = async () => (await index()).rests;

  return { find, decode, refresh, rests };
}

/** Only facts are taken over, into the list as it stands by now: meanwhile it may have been written in. */
export const withFacts = (fresh, before) => (now) => {
  const found = new Map(before.entries.map(({ slug }, number) => [slug, fresh.entries[number]]));
  return { ...now, rests: fresh.rests, stale: fresh.stale, entries: now.entries.map((entry) => {
    const { slug, facts, shelf, gone } = found.get(entry.slug) || entry;
    return toEntry({ ...entry, slug, facts, shelf, gone });
  }) };
};

/** Where the address of a listing's page ends. */
export const slugOf = (path) => (/\/activity\/([a-z0-9-]+)\/(?:index\.html)?$/.exec(path) || [])[1] || '';

const words = (root, name) => {
  const found = root.querySelector(name);
  return found ? found.innerText.trim().replace(/\s*\n\s*/g, ', ') : '';
};

/** What a page or a card says of a listing, for as long as its shelf has not come. */
export function factsOnPage(root) {
  const [place, price] = [words(root, '.place, address'), words(root, '.tag, .price')];
  return {
    name: words(root, 'h1, h3 a, h2 a'), said: words(root, '.when, .pattern'),
    ...(place && { where: [[place, '', '', []]] }), ...(price && { price }),
  };
}
