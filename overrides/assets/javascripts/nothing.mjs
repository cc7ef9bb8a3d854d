// When nothing fits: what to drop, a wider look, and ways that are always open. Never a blank page.

import { element } from './card.mjs';
import { missingSentence, showMissing } from './missing.mjs';
import { waysOn } from './ways.mjs';

const SITE = new URL('../../', import.meta.url);
const PLACES = 12;

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

let standing;

/** The ways that are part of the page, so that they are there whatever can be loaded; they move up to the others. */
function bringWays(urgent) {
  standing = standing || document.querySelector('[data-nothing-ways]');
  standing.querySelector('[data-missing]').hidden = urgent;
  return standing;
}

function drawWay({ words, query, count, apart }, go) {
  const button = element('button', { type: 'button', class: 'button quiet', 'data-way': apart || 'results' },
    `${words} (${count.toLocaleString('en-GB')})`);
  button.addEventListener('click', () => go(query, apart));
  return element('li', {}, button);
}

/** Where danger was typed there is no advice on dropping filters, and nothing to write to the team. */
function drawAround(urgent) {
  const own = urgent ? [] : [link('start-something/', 'Start something small')];
  return element('ul', {}, ...own, link('a-to-z/', 'Everything from A to Z'), link('free/', 'Free things to do'),
    link('help/', 'Help, now or soon'));
}

/**
 * What stands where the list would be.
 * @param {object} query
 * @param {object} answer what it found; `urgent` where words of danger were typed
 * @param {{find: (query: object) => Promise<object>, go: (query: object, apart?: string) => void}} finder
 *   how to look for another query, and how to take it
 */
export async function drawNothing(query, answer, { find, go }, labels, areas) {
  if (!answer.shelf && !answer.urgent) return drawPlaces(areas);
  const always = bringWays(Boolean(answer.urgent));
  if (answer.urgent) return [heading('Help stands above'), element('p', {}, 'Nothing else on this site matches that. You can also look here:'), drawAround(true), always];
  showMissing(always, missingSentence(query, answer.place, labels));
  const ways = await waysOn(query, answer, find, labels);
  return [
    heading('Nothing here matches all of that yet'),
    ...(ways.length ? [
      element('p', {}, 'Try one of these:'),
      element('ul', { class: 'steps' }, ...ways.map((way) => drawWay(way, go))),
    ] : []),
    element('p', {}, 'Or look another way:'),
    drawAround(false),
    always,
  ];
}
