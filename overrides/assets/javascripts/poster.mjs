// A poster that a group puts on its wall: what, when, where, what it costs, and a code that leads to its page.

import { element } from './element.mjs';
import { drawCode } from './list-code.mjs';

/** @param {HTMLElement} room @param {import('./story.mjs').Story} story @param {{home: string}} known */
export function drawPoster(room, { slug, name, poster }, { home }) {
  const page = new URL(`${home}activity/${slug}/`, location.href);
  const facts = [
    ['When', poster.when.join(' ')], ['Where', poster.where], ['Cost', poster.cost.join('. ')],
  ].filter(([, words]) => words);
  const list = element('dl', { class: 'poster-facts' });
  list.append(...facts.flatMap(([what, words]) => [element('dt', {}, what), element('dd', {}, words)]));
  const sheet = element('div', { class: 'poster' });
  sheet.append(
    element('h2', { id: 'visit-name', translate: 'no' }, name),
    element('p', { class: 'poster-summary' }, poster.summary),
    list,
    element('p', { class: 'poster-welcome' }, 'New here? You are welcome.'),
    ...(poster.welcome ? [element('p', {}, poster.welcome.replace(/^Gentle: (.)/, (_, letter) => letter.toUpperCase()))] : []),
  );
  const foot = element('div', { class: 'poster-foot' });
  foot.append(drawCode(page.href, 'the page of this activity'), element('p', {}, `${page.host}${page.pathname}`.replace(/\/$/, '')));
  sheet.append(foot);
  const print = element('button', { type: 'button', class: 'button' }, 'Print the poster');
  print.addEventListener('click', () => window.print());
  const ends = element('p', { class: 'no-print' });
  ends.append(print, ' ', element('a', { class: 'button quiet', href: `${home}activity/${slug}/` }, 'All about it'));
  room.replaceChildren(sheet, ends);
  document.documentElement.dataset.sheet = 'poster';
}
