// When nothing fits: the one filter to drop, a wider look, and ways that are always open. Never a blank page.

import { FACETS, WITHIN, writeQuery } from './query.mjs';
import { element } from './card.mjs';

const SITE = new URL('../../', import.meta.url);
const SHOWN = 3;
const PLACES = 12;

const to = (query, words, count) => element('button', { type: 'button', class: 'button quiet', 'data-ask': writeQuery(query) || '#' },
  count === undefined ? words : `${words} (${count})`);

/** The query without one of the things it asks, and how that is said. */
export function lessens(query, labels) {
  const without = FACETS.filter((facet) => query.chosen[facet].length).map((facet) => ({
    words: 'Without ' + query.chosen[facet].map((value) => labels[facet][value] || value).join(' or '),
    query: { ...query, chosen: { ...query.chosen, [facet]: [] } },
  }));
  return query.words ? [...without, { words: `Without “${query.words}”`, query: { ...query, words: '' } }] : without;
}

async function counted(steps, find) {
  const found = await Promise.all(steps.map(async (step) => ({ ...step, count: (await find(step.query)).rows.length })));
  return found.filter(({ count }) => count);
}

/** The next wider circle in which something fits. */
async function wider(query, find) {
  for (const within of WITHIN.filter((miles) => miles > query.within)) {
    const step = { words: `Within ${within} miles`, query: { ...query, within } };
    const [found] = await counted([step], find);
    if (found) return [found];
  }
  return [];
}

const heading = (words) => element('h2', {}, words);
const link = (path, words) => element('li', {}, element('a', { href: new URL(path, SITE).href }, words));

/** Where there is too much to look through, some places to begin with. */
const drawPlaces = (areas) => [
  heading('Where would you like to look?'),
  element('p', {}, 'Type a postcode or a part of town above, or begin here:'),
  element('ul', { class: 'steps' }, ...areas.slice(0, PLACES).map(([, name]) => element('li', {},
    element('button', { type: 'button', class: 'button quiet', 'data-place': name }, name)))),
  element('ul', {}, link('a-to-z/', 'Everything from A to Z')),
];

/** Below urgent help, nobody is told to ask for less. */
const drawBesideHelp = () => [
  heading('Help stands above'),
  element('p', {}, 'Nothing else on this site matches that. You can also look here:'),
  element('ul', {}, link('help/', 'Help, now or soon'), link('free/', 'Free things to do'), link('a-to-z/', 'Everything from A to Z')),
];

/**
 * What stands where the list would be.
 * @param {object} query @param {object} answer @param {(query: object) => Promise<object>} find
 */
export async function drawNothing(query, answer, find, labels, areas) {
  if (answer.urgent) return drawBesideHelp();
  if (!answer.shelf) return drawPlaces(areas);
  const fewer = (await counted(lessens(query, labels), find)).sort((a, b) => b.count - a.count).slice(0, SHOWN);
  const further = answer.centre ? await wider(query, find) : [];
  const steps = [...fewer, ...further].map((step) => element('li', {}, to(step.query, step.words, step.count)));
  const again = { ...query, words: '', chosen: Object.fromEntries(FACETS.map((facet) => [facet, []])) };
  if (!steps.length) steps.push(element('li', {}, to(again, 'Take all filters away')));
  return [
    heading('Nothing here matches all of that yet'),
    element('p', {}, 'Try one of these:'),
    element('ul', { class: 'steps' }, ...steps),
    element('p', {}, 'Or look another way:'),
    element('ul', {}, link('a-to-z/', 'Everything from A to Z'), link('free/', 'Free things to do'), link('help/', 'Help, now or soon')),
  ];
}
