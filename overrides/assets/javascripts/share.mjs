// What another site needs to show our list: the code of a frame with the search, and a list as plain HTML. Both are made
// on the device, when they are asked for; the finder's modules come only then.

import { copyWords } from './carry.mjs';
import { emptyQuery, withTyped, writeQuery } from './query.mjs';

const form = typeof document === 'undefined' ? null : document.querySelector('[data-share]');
const at = (name) => document.querySelector(`[data-share-${name}]`);
const box = (id) => document.getElementById(id);
const MOST = 500;
const HERE = new URL('../../', import.meta.url).href;

/** An element of a document that is shown nowhere. Its code is asked of the browser, which escapes texts and addresses. */
function make(name, attributes, ...children) {
  const made = document.implementation.createHTMLDocument('').createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/** The frame for another page. */
export function frameCode(address, title) {
  const frame = make('iframe', {
    src: address, title, width: '100%', height: '640', loading: 'lazy', referrerpolicy: 'no-referrer',
  });
  return frame.outerHTML.replace('<iframe ', '<iframe style="border:0" '); // our own page would not let it be set
}

/**
 * A list for another page.
 * @param {{href: string, name: string, times: string, place: string}[]} rows
 * @param {{name: string, site: string, licence: string}} from
 */
export function listCode(rows, from, today) {
  const item = ({ href, name, times, place }) => make('li', {}, make('a', { href }, name),
    [times, place].filter(Boolean).length ? `: ${[times, place].filter(Boolean).join(' · ')}` : '');
  const list = make('ul', {}, ...rows.flatMap((row) => ['\n', item(row)]), '\n');
  const foot = make('p', {}, 'From ', make('a', { href: from.site }, from.name), `, ${today}. ${from.licence}.`);
  return `${list.outerHTML}\n${foot.outerHTML}\n`;
}

let finder = null;
/** The finder, by what the page for frames holds: asked for when somebody wants a list. */
async function openOnce(whenDeeper) {
  const [{ openFiles, openFinder }, cards, { formatDay }, page] = await Promise.all([
    import('./search.mjs'), import('./card.mjs'), import('./recurrence.mjs'),
    fetch(new URL('../../embed/', import.meta.url)).then((answer) => answer.text()),
  ]);
  const held = new DOMParser().parseFromString(page, 'text/html').getElementById('finder-data');
  const manifest = JSON.parse(held.textContent);
  const load = openFiles(new URL('../../data/', import.meta.url));
  return { ...openFinder(manifest, load, { now: cards.clock, whenDeeper }), manifest, cards, formatDay };
}

/** What is asked for, as rows of a list; by name, as it may stand for a while. */
async function findRows(query, site) {
  finder = finder || openOnce(() => show());
  finder.catch(() => { finder = null; });
  const { find, manifest, cards, formatDay } = await finder;
  const answer = await find(query);
  const { shelf, centre } = answer;
  const now = cards.clock();
  const fitting = shelf ? [...answer.rows, ...(centre ? [] : answer.apart)] : [];
  const rows = cards.firstBy(fitting, (row) => cards.nameKey(shelf, row), MOST);
  return {
    count: fitting.length, known: Boolean(shelf), today: formatDay(now.day),
    rows: rows.map((row) => {
      const { href, name, times, place } = cards.toCard(shelf, row, { manifest, now, centre });
      return { href: href.replace(HERE, site), name, times, place: place.names.filter(Boolean).join(', ') };
    }),
  };
}

let turn = 0;
async function show() {
  const mine = ++turn;
  const query = withTyped(emptyQuery(), box('q-words').value, box('q-place').value, false);
  query.within = Number(box('q-within').value);
  query.chosen.cost = box('q-cheap').checked ? ['cheap'] : [];
  const { share: embed, name, site, licence } = form.dataset;
  at('made').hidden = false;
  box('share-frame').value = frameCode(embed + writeQuery(query), name);
  at('said').textContent = 'Getting the list …';
  try {
    const { rows, count, known, today } = await findRows(query, site);
    if (mine !== turn) return;
    box('share-list').value = rows.length ? listCode(rows, { name, site, licence }, today) : '';
    at('said').textContent = !known ? 'The search box is below. For a list, say where or what.'
      : `${count} in the list.${count > rows.length ? ` The first ${rows.length} are in its code.` : ''}`;
  } catch {
    if (mine === turn) at('said').textContent = 'The search box is below. The list could not be loaded. It may be the signal.';
  }
}

/** Copies what a box holds; where the browser does not allow it, it is chosen, to be copied by hand. */
async function copy(id) {
  const said = document.querySelector(`[data-copied="${id}"]`);
  const done = await copyWords(box(id).value, box(id));
  said.textContent = done ? 'Copied.' : 'Chosen: copy it with your keyboard or by a long press.';
}

function wire() {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    document.querySelectorAll('[data-copied]').forEach((said) => { said.textContent = ''; });
    show();
  });
  document.querySelectorAll('[data-copy]').forEach((button) => button.addEventListener('click', () => copy(button.dataset.copy)));
  at('instead').hidden = true;
  form.hidden = false;
}

if (form) wire();
