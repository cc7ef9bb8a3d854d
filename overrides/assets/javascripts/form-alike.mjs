// While a name is typed: listings with nearly the same name, so that nobody writes down what is there already.

import { plain } from './place.mjs';

const ALIKE = 0.6;
const SHOWN = 4;
const SMALL = new Set('a an and at for in of on the with'.split(' '));

const wordsOf = (name) => plain(name).split(' ').filter((word) => word && !SMALL.has(word));
const pairsOf = (word) => [...word].slice(1).map((letter, at) => word[at] + letter);

function likeness(one, other) {
  const [some, others] = [pairsOf(one), pairsOf(other)];
  const rest = [...others];
  let shared = 0;
  for (const pair of some) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    shared += 1;
    rest.splice(at, 1);
  }
  return (2 * shared) / (some.length + others.length || 1);
}

/** @param {[string, string, string][]} names short name, name and area of each listing */
export function alike(typed, names) {
  const words = wordsOf(typed);
  const key = words.join(' ');
  if (key.length < 4) return [];
  return names.map((row) => {
    const others = wordsOf(row[1]);
    const begins = words.every((word) => others.some((other) => other.startsWith(word)));
    return [begins ? 1 : likeness(key, others.join(' ')), row];
  }).filter(([like]) => like >= ALIKE).sort(([one], [other]) => other - one).slice(0, SHOWN).map(([, row]) => row);
}

/** A short name that is free: of the name, with its area where that is taken. */
export function slugOf(name, area, names) {
  const taken = new Set(names.map(([slug]) => slug));
  const base = plain(name).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '') || 'listing';
  const tries = [base, `${base}-${area}`, ...[...Array(50).keys()].map((number) => `${base}-${number + 2}`)];
  return tries.find((slug) => !taken.has(slug)) || base;
}
