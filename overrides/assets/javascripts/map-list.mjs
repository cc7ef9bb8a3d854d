// What the map of my list and of a listing's page shows. Where things lie stands on the shelves that my list uses: many
// listings share one, so nobody who sees the requests can tell which was looked at.

import { element } from './element.mjs';
import { openShelves, slugOf } from './list-facts.mjs';
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

/**
 * The map of the list, in its own order, from the facts that are kept with it; what has gone is no longer on it.
 * @param {HTMLElement} before where it comes to stand
 * @param {object} list the page's own: where the browser keeps nothing, no other knows it
 */
export function openListSource(before, list) {
  let heard = () => {};
  list.onChange(() => heard());
  return {
    before,
    onChange: (tell) => { heard = tell; },
    now() {
      const { entries = [], rests } = (!list.isOld() && list.read()) || {};
      return answerOf(entries.map((entry) => (entry.gone ? { ...entry, facts: { ...entry.facts, at: [] } } : entry)), rests, false);
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
