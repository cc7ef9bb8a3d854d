// What is asked: a query, and the address that holds it. Filters stand after the #, which reaches no server.

export const WITHIN = [1, 2, 5, 10, 25];
export const SORTS = ['match', 'near', 'soon', 'gentle', 'name'];
export const FIRST = ['cost', 'interest', 'day'];
/** What says something about a person: it stays in the tab, and enters an address only when that is asked for. */
export const NEEDS = ['price', 'access', 'need', 'effort', 'age', 'for', 'language', 'children'];
export const MORE = ['kind', 'part', 'soon', 'start', 'also', 'company', 'to-do', 'venue', 'with'];
export const LATE = [...NEEDS, ...MORE];
export const FACETS = [...FIRST, ...LATE];
/** Facets in which every choice is needed; in the others one is enough. */
export const ALL = ['access', 'need', 'children', 'start', 'also'];
/** What only says which prices count. */
export const TELLS = ['price'];
export const COSTS = ['free', 'cheap'];
export const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const DEFAULT_WITHIN = 2;
const LONGEST = 200;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const POSTCODE = /([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9])[A-Z]{2}(?![A-Z0-9])/gi;
const PART = /(^|[ ,;+&])([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?([0-9])[A-Z]?)?(?=$|[ ,;+&])/gi;
/** What may stand between several places. */
export const SEVERAL = /[;+,&]| and | or /i;

/**
 * @typedef {{words: string, near: string, within: number, sort: string,
 *   chosen: Object<string, string[]>}} Query chosen has a list for each of FACETS
 */

/** A query with nothing asked. @returns {Query} */
export const emptyQuery = () => ({ words: '', near: '', within: DEFAULT_WITHIN, sort: '', chosen: nothingChosen() });

const nothingChosen = () => Object.fromEntries(FACETS.map((facet) => [facet, []]));

/** The text with each full postcode cut to its sector: only that may stand in an address. */
export const withoutUnits = (text) => text.replace(POSTCODE, '$1 $2').trim();

/** The full postcodes in a text, in capitals with one space. */
const postcodesIn = (text) => (text.match(POSTCODE) || [])
  .map((found) => found.toUpperCase().replace(/\s+/g, '').replace(/(...)$/, ' $1'));

/** The first full postcode in a text; '' where there is none. */
export const postcodeIn = (text) => postcodesIn(text)[0] || '';

/** Whole postcodes stay in this tab, with ";" between them; where the browser refuses to keep it, in this page. */
export const tab = {
  said: '',
  read() {
    try { return sessionStorage.getItem('postcode') || this.said; } catch { return this.said; }
  },
  keep(postcode) {
    this.said = postcode;
    try {
      if (postcode) sessionStorage.setItem('postcode', postcode);
      else sessionStorage.removeItem('postcode');
    } catch { /* this page remembers it */ }
  },
};
if (typeof document !== 'undefined') document.addEventListener('forget', () => { tab.said = ''; needs.said = ''; });

/** What to show and to look up for the places of an address: the tab's postcodes where they lie in them. */
export function typedPlace(near) {
  return tab.read().split(';').filter(postcodeIn).reduce((said, whole) => (
    said.replace(new RegExp(`(^|[^A-Z0-9])${withoutUnits(whole)}(?![A-Z0-9])`), `$1${whole}`)), near);
}

/** The places as an address may hold them: no more of a postcode than its sector, and that in capitals. */
function toNear(place) {
  const postcode = postcodeIn(place);
  if (postcode && !SEVERAL.test(place)) return withoutUnits(postcode);
  return withoutUnits(place).replace(PART, (_, before, district, digit) => (
    before + (digit ? `${district} ${digit}` : district).toUpperCase()));
}

/** The query with what is typed in the two boxes; full postcodes go no further than the tab, and there if it `keeps`. */
export function withTyped(query, words, place, keeps = true) {
  const inWords = postcodeIn(words);
  const typed = postcodeIn(place) || !inWords ? place : inWords;
  if (keeps && postcodeIn(typed)) tab.keep(postcodesIn(typed).join(';'));
  const rest = inWords ? words.replace(new RegExp(POSTCODE.source, 'gi'), '') : words;
  const tidy = (text) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  return { ...query, words: tidy(rest), near: toNear(tidy(typed)) };
}

/** The needs of a person, kept in this tab; where the browser refuses to keep them, in this page. */
export const needs = {
  said: '',
  read() {
    try { return sessionStorage.getItem('needs') || this.said; } catch { return this.said; }
  },
  keep({ chosen }) {
    this.said = chosenWords(chosen, NEEDS).toString();
    try {
      if (this.said) sessionStorage.setItem('needs', this.said);
      else sessionStorage.removeItem('needs');
    } catch { /* this page remembers them */ }
  },
};

const chosenWords = (chosen, facets) => new URLSearchParams(
  facets.flatMap((facet) => chosen[facet].map((value) => [facet, value])));

/** The query with the tab's needs, unless its address has brought some. */
export function withNeeds(query) {
  if (NEEDS.some((facet) => query.chosen[facet].length)) return query;
  const kept = readQuery(needs.read()).chosen;
  return { ...query, chosen: { ...query.chosen, ...Object.fromEntries(NEEDS.map((facet) => [facet, kept[facet]])) } };
}

/** The query that stands after the # of an address; what is not understood is left out. */
export function readQuery(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (key) => (said.get(key) || '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const query = emptyQuery();
  query.words = text('q');
  query.near = text('near');
  if (WITHIN.includes(+said.get('within'))) query.within = +said.get('within');
  if (SORTS.includes(said.get('sort'))) query.sort = said.get('sort');
  for (const facet of FACETS) {
    const values = said.getAll(facet).filter((value) => SLUG.test(value));
    query.chosen[facet] = [...new Set(values)].sort();
  }
  return query;
}

/**
 * The address of a query: '#q=garden&near=QX2+4&within=2&cost=free', or '' where nothing is asked.
 * Needs stand in it only where the person has said so.
 */
export function writeQuery(query, needsToo = false) {
  const said = new URLSearchParams();
  if (query.words) said.append('q', withoutUnits(query.words));
  if (query.near) {
    said.append('near', withoutUnits(query.near));
    said.append('within', query.within);
  }
  const facets = needsToo ? FACETS : FACETS.filter((facet) => !NEEDS.includes(facet));
  chosenWords(query.chosen, facets).forEach((value, facet) => said.append(facet, value));
  if (query.sort) said.append('sort', query.sort);
  const text = said.toString();
  return text && '#' + text;
}

/** The query with one choice made or taken back; a narrower interest takes the place of its broader one. */
export function toggle(query, facet, value, parents = {}) {
  const before = query.chosen[facet];
  const kept = before.filter((other) => other !== value
    && parents[other] !== value && parents[value] !== other);
  const after = before.includes(value) ? kept : [...kept, value].sort();
  return { ...query, chosen: { ...query.chosen, [facet]: after } };
}

const join = (words, last) => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(last);

/** "24 activities for “garden” within 2 miles of QX2 4, free or cheap for you, on Tuesday" */
export function sentence(query, count, place, labels) {
  const of = (facet) => query.chosen[facet].map((value) => labels[facet][value] || value);
  const cost = query.chosen.cost.includes('cheap') ? 'free or cheap for you' : query.chosen.cost.length && 'free';
  const others = LATE.filter((facet) => !TELLS.includes(facet)).reduce((sum, facet) => sum + query.chosen[facet].length, 0);
  const day = of('day').length && 'on ' + join(of('day'), ' or ');
  return [
    `${count.toLocaleString('en-GB')} ${count === 1 ? 'activity' : 'activities'}`
      + (query.words ? ` for “${query.words}”` : '')
      + (place ? ` within ${query.within === 1 ? '1 mile' : query.within + ' miles'} of ${place}` : ''),
    cost, join(of('interest'), ' or '), day, others && `with ${others} other ${others === 1 ? 'choice' : 'choices'}`,
  ].filter(Boolean).join(', ');
}

/** What people read for the words of an address, and the broader interest of each narrower one. */
export function toLabels({ interest }) {
  const labels = {
    cost: { free: 'Free', cheap: 'Free or cheap for me' },
    day: Object.fromEntries(DAYS.map((day) => [day, day[0].toUpperCase() + day.slice(1)])),
    interest: Object.fromEntries(interest),
  };
  const narrower = interest.filter(([, , parent]) => parent !== undefined);
  return { labels, parents: Object.fromEntries(narrower.map(([slug, , parent]) => [slug, interest[parent][0]])) };
}
