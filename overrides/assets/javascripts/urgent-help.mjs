// Help for words of danger: stands above the results, from what the page holds already. Loaded when the box for
// words is entered. Nothing typed leaves the page, and nothing of it is kept.

import { openFiles } from './search.mjs';
import { openUrgent } from './urgent.mjs';

const FIRST = 3;
const section = document.querySelector('[data-urgent]');
const part = (name) => section.querySelector(`[data-urgent-${name}]`);
const cards = new Map([...section.querySelectorAll('[data-help]')].map((card) => [card.dataset.help, card]));

function draw([, label, slugs]) {
  const shown = slugs.map((slug) => cards.get(slug)).filter(Boolean);
  const more = shown.slice(FIRST);
  cards.forEach((card) => { card.hidden = !shown.includes(card); });
  part('heading').textContent = label;
  part('first').append(...shown.slice(0, FIRST));
  part('more').querySelector('ul').append(...more, ...[...cards.values()].filter((card) => card.hidden));
  part('names').textContent = more.map((card) => card.querySelector('h3').textContent).join(' · ');
  Object.assign(part('more'), { hidden: !more.length, open: false });
  return `Help now: ${shown.slice(0, FIRST).map((card) => card.dataset.said).join(', ')}. `;
}

/**
 * @param {object} manifest
 * @returns {Promise<(words: string) => string>} shows help or takes it away; gives what the status line says of it
 */
export async function openHelp(manifest) {
  const terms = await openFiles(new URL('../../data/find/', import.meta.url))(`${manifest.urgent}.json`);
  const match = openUrgent(terms);
  let [drawn, said] = [-1, ''];
  return function help(words) {
    const [term = -1] = match(words);
    if (term !== drawn) said = term < 0 ? '' : draw(terms[term]);
    drawn = term;
    section.hidden = term < 0;
    return said;
  };
}
