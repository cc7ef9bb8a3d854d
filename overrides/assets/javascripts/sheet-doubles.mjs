// Listings of a table that are likely here already, or twice in the table: nearly the same name, a place in common and a
// day in common, as hooks/hereabouts/rules/alike.py finds them. Never all pairs: only names that share how a word begins.

import { dayOf, weekdayOf } from './recurrence.mjs';
import { WEEKDAYS } from './sheet-said.mjs';
import { likeness, lower } from './sheet-text.mjs';

const ALIKE = 90;
const BEGINS = 3;
const SMALL = new Set('a an and at for in of on the with'.split(' '));

function sketch(name) {
  const words = lower(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ').filter(Boolean);
  const kept = [...new Set(words.filter((word) => !SMALL.has(word) && !/^\d+$/.test(word)))].sort();
  return { words: kept.join(' '), keys: new Set(kept.map((word) => word.slice(0, BEGINS))), numbers: String([...new Set(words.filter((word) => /^\d+$/.test(word)))].sort()) };
}

const areNamedAlike = (one, other) => Boolean(one.words) && one.numbers === other.numbers
  && Math.abs(one.words.length - other.words.length) <= one.words.length / 4 && likeness(one.words, other.words) >= ALIKE;

const placesOf = ({ where = [] }) => where.flatMap(({ venue }) => (typeof venue === 'string' ? [venue]
  : venue && venue.postcode ? [venue.postcode.toUpperCase().replace(/ /g, '')] : []));
const daysOf = ({ when = [] }) => when.flatMap(({ day = [], dates = [] }) => (
  [...[].concat(day), ...dates.map((date) => WEEKDAYS[weekdayOf(dayOf(date))])]));
const mayMeet = (some, others) => !some.length || !others.length || some.some((one) => others.includes(one));

/** A venue that has a file and one that is written out cannot be held against each other: nobody knows. */
function mayBeOnePlace(one, other) {
  const [some, others] = [placesOf(one), placesOf(other)];
  const isCode = (place) => /\d/.test(place) && place === place.toUpperCase();
  return mayMeet(some, others) || (some.every(isCode) !== others.every(isCode));
}

const areOne = (slug, one, otherSlug, other) => mayBeOnePlace(one, other) && mayMeet(daysOf(one), daysOf(other))
  && !(one.related || []).includes(otherSlug) && !(other.related || []).includes(slug);

/**
 * Pairs that may be one thing, each with what stands in the table and what it may be a double of.
 * @param {object[]} drafts of the table, that are new @param {[string, string, string][]} names of what is here
 * @param {(slug: string) => Promise<{area: string, listing: object}>} listingOf @param {() => Promise<void>} pause
 */
export async function findDoubles(drafts, names, listingOf, pause) {
  const byKey = new Map();
  const add = (entry) => {
    for (const key of entry.sketch.keys) byKey.has(key) ? byKey.get(key).push(entry) : byKey.set(key, [entry]);
  };
  for (const [slug, name] of names) add({ slug, sketch: sketch(name), look: () => listingOf(slug) });
  const pairs = [];
  for (const draft of drafts) {
    await pause();
    const mine = sketch(draft.data.name);
    for (const other of new Set([...mine.keys].flatMap((key) => byKey.get(key) || []))) {
      if (!areNamedAlike(mine, other.sketch)) continue;
      const there = await other.look();
      if (there && areOne(draft.slug, draft.data, other.slug, there.listing)) {
        pairs.push({ draft, slug: other.slug, there, isInTable: Boolean(other.draft) });
        break;
      }
    }
    add({ slug: draft.slug, draft, sketch: mine, look: async () => ({ area: draft.area, listing: draft.data, rows: draft.rows }) });
  }
  return pairs;
}
