// My list on a closed site: what this device kept, as it was when it was saved, to read, print and clear. Nothing is
// asked for: there is nobody left to ask.

import { button, element } from './element.mjs';
import { settleOld } from './list-ask.mjs';
import { openList } from './list-store.mjs';
import { patternsOf, placeWords, wayWords } from './list-words.mjs';
import { formatDay, londonNow } from './recurrence.mjs';

const room = document.querySelector('[data-closed-list]');
const list = openList();
const asked = element('div');
const body = element('div');
const EMPTY = 'There is no list on this device.';
const GONE = 'Your list is gone from this device.';
let asking = false;

const row = (words, said) => (said ? element('p', {}, element('strong', {}, words), ' ', ...[said].flat()) : '');

function ways({ ways: told = [] }) {
  const links = told.map((way) => (way[3] ? element('a', { href: way[3], rel: 'noreferrer' }, wayWords(way)) : wayWords(way)));
  return links.flatMap((link, at) => (at ? ['; ', link] : [link]));
}

function drawOne({ facts, note, step }, today) {
  const found = ways(facts);
  return element('li', {},
    element('h2', { translate: 'no' }, facts.name || 'Something without a name'),
    facts.checked ? element('p', { class: 'small' }, `As it was on ${formatDay(facts.checked)}. Ask before you go.`) : '',
    row('When', patternsOf(facts, today).join('; ') || facts.said),
    row('Where', placeWords(facts)),
    row('Reach them', found.length ? found : ''),
    row('My note', note),
    row('My small step', step));
}

function clear() {
  list.clear();
  body.replaceChildren(element('p', { role: 'status' }, GONE));
}

function draw() {
  const held = asking ? null : list.read();
  const hasExit = Boolean(held) && held.entries.some(({ facts }) => facts.exit);
  document.documentElement.classList.toggle('with-list-exit', hasExit);
  if (asking) {
    body.replaceChildren();
  } else if (!held || !held.entries.length) {
    if (body.textContent !== GONE) body.replaceChildren(element('p', {}, EMPTY));
  } else {
    const today = londonNow();
    body.replaceChildren(
      element('p', {}, 'This is what you saved. It is on this device, and nobody else has it.'),
      element('ol', { class: 'kept-entries' }, ...held.entries.map((entry) => drawOne(entry, today))),
      element('p', { class: 'actions no-print' },
        button('', 'Print my list', () => print()), ' ', button('quiet', 'Clear my list', clear)),
    );
  }
}

/** An old list may be somebody else's: it is not shown before somebody has said whether it stays. */
async function start() {
  document.querySelector('[data-instead]').hidden = true;
  room.append(asked, body);
  room.hidden = false;
  list.onChange(draw);
  asking = list.isOld();
  draw();
  while (list.isOld()) await settleOld(list, (panel) => asked.replaceChildren(panel));
  asking = false;
  draw();
}

start();
