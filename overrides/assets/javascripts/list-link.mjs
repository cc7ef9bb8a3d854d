// A link that carries a list: short codes after the #, which no browser sends to anyone. Notes, steps and prices stay here.

import { CODE_LENGTH, codeOf } from './list-facts.mjs';

const MARK = '#l=';
const CODE = new RegExp(`^[0-9a-hjkmnp-tv-z]{${CODE_LENGTH}}`);
const MOST = 200;

/** What stands after the # for these listings: "#l=2k8f0aq7d3m1xw". */
export const toHash = (slugs) => (slugs.length ? MARK + slugs.map(codeOf).join('') : '');

/** The codes in such a text, each once; what is no code ends them. @returns {string[]} */
export function readHash(hash) {
  if (!hash.startsWith(MARK)) return [];
  let left = hash.slice(MARK.length).toLowerCase();
  const codes = new Set();
  while (CODE.test(left) && codes.size < MOST) {
    codes.add(left.slice(0, CODE_LENGTH));
    left = left.slice(CODE_LENGTH);
  }
  return [...codes];
}

/**
 * The listings that a link brings, and how many of its codes stand for nothing any more.
 * @param {string[]} codes @param {{decode: (code: string) => Promise<object[]>}} shelves
 */
export async function openLink(codes, { decode }) {
  const found = await Promise.all(codes.map(decode));
  const entries = found.flat().filter(({ facts }) => facts);
  const slugs = new Set();
  return {
    entries: entries.filter(({ slug }) => !slugs.has(slug) && slugs.add(slug)),
    gone: found.filter((some) => !some.some(({ facts }) => facts)).length,
  };
}
