// What the map of my list and of a listing's page shows. Where they lie comes from the shelves that my list uses: many
// listings share one, so nobody who sees the requests can tell which was looked at.

import { element } from './element.mjs';
import { openShelves, slugOf } from './list-facts.mjs';
import { openList } from './list-store.mjs';
import { whenWords } from './list-words.mjs';
import { londonNow } from './recurrence.mjs';

const SITE = new URL('../../', import.meta.url);
const WALK = 1609.344;

/** The places of an entry that are public. */
const placesOf = ({ slug, facts: { name = slug, at = [] } }) => at.map(([e, n, exact]) => ({ e, n, exact, name, of: slug }));

function drawCard({ slug, facts }, rests) {
  const { name = slug, lang, where = [], price = '' } = facts;
  const [[hall, address] = []] = where;
  const line = (kind, words) => words && element('p', { class: kind }, words);
  return element('ul', { class: 'map-cards', role: 'list' }, element('li', { class: 'card' },
    element('h3', {}, element('a', { href: new URL(`activity/${slug}/`, SITE).href, translate: 'no', ...(lang && { lang }) }, name)),
    line('when', whenWords(facts, londonNow(), rests)), line('place', [hall, address].filter(Boolean).join(', ')), line('small', price)));
}

/** @param {object} rests days on which things rest @param {boolean} around whether distances from the place are drawn */
function answerOf(entries, rests, around) {
  const places = entries.flatMap(placesOf);
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const [first] = places;
  return {
    places, count: entries.length, apart: 0, metres: around ? WALK : 0, around: around ? WALK / 2 : 0, centres: around && first ? [first] : [],
    card: (slug) => drawCard(bySlug.get(slug), rests),
  };
}

/** The map of the list, in its own order; what has gone is no longer on it. @param {HTMLElement} before where it comes to stand */
export function openListSource(before) {
  const list = openList();
  const shelves = openShelves();
  const known = new Map();
  let heard = () => {};
  list.onChange(() => heard());
  return {
    before,
    onChange: (tell) => { heard = tell; },
    async now() {
      const { entries = [], rests } = (!list.isOld() && list.read()) || {};
      const found = await Promise.all(entries.map(async (entry) => {
        if (!known.has(entry.slug)) known.set(entry.slug, (await shelves.find(entry.slug)).facts);
        return { ...entry, facts: known.get(entry.slug) || { ...entry.facts, at: [] } };
      }));
      return answerOf(found, rests, false);
    },
  };
}

/** The map of the page of one listing. @param {HTMLElement} before where it comes to stand */
export function openPageSource(before) {
  const slug = slugOf(location.pathname);
  const shelves = openShelves();
  return {
    before,
    onChange() {},
    async now() {
      const { slug: found, facts } = await shelves.find(slug);
      return answerOf(facts ? [{ slug: found, facts }] : [], await shelves.rests(), true);
    },
  };
}
