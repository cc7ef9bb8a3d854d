// Words of danger: whether what was typed holds one of the phrases of directory/terms/urgent.yml, in spite of
// errors in spelling and of small words between. Worked out on the device; nothing typed is sent or kept.

import { plain } from './place.mjs';

/** Words passed over, in phrase and text alike. */
const SMALL = new Set(('a an the to of and be been am is are was were i im ive id it its so just really very at in on '
  + 'for that this all with').split(' '));
const GAP = 2;
const SHORT = 3;
const MIDDLING = 7;

/** The words of a text that say something; "don't" is "dont". */
export const tellingWords = (text) => plain(text.replace(/[‘`´]/g, '')).split(' ').filter((word) => word && !SMALL.has(word));

/** Whether so many errors make one word of the other: a letter added, left out or changed, neighbours swapped. */
export function within(one, other, errors) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (!a && !b) return true;
  return errors > 0 && (within(a.slice(1), b.slice(1), errors - 1)
    || within(a.slice(1), b, errors - 1) || within(a, b.slice(1), errors - 1)
    || (a.length > 1 && a[0] === b[1] && a[1] === b[0] && within(a.slice(2), b.slice(2), errors - 1)));
}

const swapFirst = (word) => word.slice(0, 2).split('').reverse().join('') + word.slice(2);

/** Whether a typed word may be a known one: the longer the word, the more errors; its beginning must be right. */
export function near(known, typed) {
  if (known === typed) return true;
  if (known.length <= SHORT) {
    return known.length === typed.length
      && [...known].some((_, at) => at && known.slice(0, at - 1) + swapFirst(known.slice(at - 1)) === typed);
  }
  const errors = known.length <= MIDDLING ? 1 : 2;
  if (Math.abs(known.length - typed.length) > errors) return false;
  if (known[0] === typed[0]) return within(known, typed, errors);
  return known.slice(0, 2) === swapFirst(typed).slice(0, 2) && within(known, swapFirst(typed), errors - 1);
}

const listAt = (map, key) => map.get(key) || map.set(key, []).get(key);

/** Phrases as words, by their first word; and the words in them that may be meant by a typed one. */
function openPhrases(phrases) {
  const [byFirst, byLetter] = [new Map(), new Map()];
  phrases.forEach((phrase) => listAt(byFirst, phrase.words[0]).push(phrase));
  new Set(phrases.flatMap(({ words }) => words)).forEach((word) => listAt(byLetter, word[0]).push(word));
  const known = (letter, typed) => (byLetter.get(letter) || []).filter((word) => near(word, typed));
  return {
    begun: (words) => [...words].flatMap((word) => byFirst.get(word) || []),
    meant: (typed) => new Set([...known(typed[0], typed), ...(typed[1] && typed[1] !== typed[0] ? known(typed[1], typed) : [])]),
  };
}

/** The places that harmless phrases take up, word by word. */
function coveredBy(calm, typed) {
  const meant = typed.map(calm.meant);
  const covered = new Set();
  meant.forEach((first, at) => calm.begun(first).forEach(({ words }) => {
    if (words.every((word, next) => meant[at + next] && meant[at + next].has(word))) words.forEach((_, next) => covered.add(at + next));
  }));
  return covered;
}

/**
 * What finds words of danger.
 * @param {[string, string, string[], string[], string[]][]} terms slug, label, help, phrases and harmless neighbours
 * @returns {(text: string) => number[]} the numbers of the terms that match: the longest phrase first, then in order
 */
export function openUrgent(terms) {
  const toPhrases = (column) => terms.flatMap((each, term) => each[column].map((text) => ({ term, words: tellingWords(text) })))
    .filter(({ words }) => words.length);
  const danger = openPhrases(toPhrases(3));
  const harmless = toPhrases(4);
  const calm = openPhrases(harmless.filter(({ words }) => words.length > 1));
  const plainly = new Set(harmless.filter(({ words }) => words.length === 1).map(({ words }) => words[0]));

  return function match(text) {
    const typed = tellingWords(text);
    const covered = coveredBy(calm, typed);
    const meant = typed.map((word, at) => {
      if (covered.has(at)) return new Set();
      return plainly.has(word) ? new Set([word]) : danger.meant(word);
    });
    /** Whether the words from `next` on stand after place `at`, each at most GAP words further. */
    const follow = (words, next, at) => next === words.length || meant.slice(at + 1, at + 2 + GAP).some(
      (some, further) => some.has(words[next]) && follow(words, next + 1, at + 1 + further));
    const longest = new Map();
    meant.forEach((first, at) => danger.begun(first).forEach(({ term, words }) => {
      if (words.length > (longest.get(term) || 0) && follow(words, 1, at)) longest.set(term, words.length);
    }));
    return [...longest].sort(([one, length], [other, its]) => its - length || one - other).map(([term]) => term);
  };
}
