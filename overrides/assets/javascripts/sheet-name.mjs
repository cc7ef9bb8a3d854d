// What a listing of a table is called: hooks/hereabouts/imports/naming.py is the twin.

import { lower } from './sheet-text.mjs';

const LONGEST = 80;
const SPELT = { '&': ' and ', '@': ' at ', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', '’': '', "'": '' };

function cut(slug) {
  if (slug.length <= LONGEST) return slug;
  const start = slug.slice(0, LONGEST + 1);
  return (start.includes('-') && start.slice(0, start.lastIndexOf('-'))) || slug.slice(0, LONGEST);
}

/** Small letters, figures and single hyphens, cut between words; may be empty. */
export function toSlug(text) {
  const plain = [...lower(text)].map((letter) => SPELT[letter] ?? letter).join('').normalize('NFKD').replace(/\p{M}/gu, '');
  return cut((plain.match(/[a-z0-9]+/g) || []).join('-'));
}

/** Its name, and its area unless the name holds it. */
export function nameSlug(name, area) {
  const slug = toSlug(name);
  return `-${slug}-`.includes(`-${area}-`) ? slug : toSlug(`${slug} ${area}`);
}
