// The page What's on: what the finder finds, day by day. The finder stays as it is and says what it has found; here it
// becomes days, a week of them or one alone, and a calendar to take along.

import { element, toCard } from './card.mjs';
import { daysOf, readSpan, writeSpan } from './days-of.mjs';
import { dayOf, formatDate, formatDay, formatTimes, isoOf } from './recurrence.mjs';
import { cell, slugOf } from './search.mjs';

const HORIZON = 400;
const WEEK = 7;
const SHOWN = 40;
const MANIFEST = JSON.parse(document.getElementById('finder-data').textContent);
const finder = document.querySelector('[data-finder]');
const list = finder.querySelector('[data-at="results"]');
const button = (words, kind, attributes = {}) => element('button', { type: 'button', class: `button ${kind}`, ...attributes }, words);

let [answer, from, alone, opened] = [null, 0, false, new Set()];

const parts = {
  earlier: button('Earlier', 'quiet', { 'data-days': 'earlier' }),
  later: button('Later', 'quiet', { 'data-days': 'later' }),
  from: element('input', { type: 'date', id: 'days-from' }),
  week: button('A week', 'quiet', { 'data-days': 'week' }),
  day: button('One day', 'quiet', { 'data-days': 'day' }),
  said: element('p', { class: 'days-said', 'aria-live': 'polite' }),
  days: element('ol', { class: 'week', role: 'list' }),
  rest: element('p', { class: 'days-rest' }),
};
/** The calendar of all that was found; its modules come when it is opened. */
const offer = element('details', { class: 'take-along no-print' }, element('summary', {}, 'Put these in my calendar'));
const view = element('section', { class: 'days', 'aria-label': 'Days' },
  element('div', { class: 'days-bar no-print' },
    element('div', { class: 'days-step', role: 'group', 'aria-label': 'Which days' }, parts.earlier, parts.later),
    element('div', { class: 'field in-line' }, element('label', { for: 'days-from' }, 'From'), parts.from),
    element('div', { class: 'days-step', role: 'group', 'aria-label': 'How many days' }, parts.week, parts.day)),
  offer, parts.said, parts.days, parts.rest);
view.hidden = true;

const count = () => (alone ? 1 : WEEK);
const clamp = (day) => Math.min(Math.max(day, answer.now.day), answer.now.day + HORIZON - count() + 1);

/** One time: when, what, where, and for how much. */
function drawTime({ row, start, end, session, notice }, seen) {
  const { shelf } = answer;
  const { place: { names: [area, hall] }, tags, href, due } = toCard(shelf, row, seen);
  const at = element('span', { class: 'at' }, formatTimes(start, end) || 'Time not known');
  const link = element('a', { href, translate: 'no' }, shelf.name[row]);
  if (notice && notice.what === 'cancelled') {
    return element('li', { class: 'off' }, at, ' ', element('s', {}, link), ' ', element('strong', {}, 'cancelled'));
  }
  const where = cell(shelf, row, 'halls', {})[venueOf(row, session)] || hall || (cell(shelf, row, 'online', 0) ? 'Online' : area);
  const about = [where && element('span', { translate: 'no' }, where), ...tags.slice(0, 1).map(({ words }) => words),
    due && 'not checked for long: ask first'].filter(Boolean);
  return element('li', {}, at, ' ', link, ...(notice ? [' ', element('strong', {}, notice.what)] : []), ' ',
    element('span', { class: 'about' }, ...about.flatMap((part, number) => [number ? ' · ' : '', part])));
}

/** The venue that a session names. */
const venueOf = (row, session) => (cell(answer.shelf, row, 'when', [])[session] || [])[13];

function drawDay({ day, times }, seen) {
  const shown = opened.has(day) ? times : times.slice(0, SHOWN);
  const left = times.length - shown.length;
  return element('li', { class: 'day' },
    element('h3', { id: `day-${isoOf(day)}`, tabindex: '-1' }, element('time', { datetime: isoOf(day) }, formatDate(day))),
    times.length ? element('ul', { class: 'day-list', role: 'list' }, ...shown.map((time) => drawTime(time, seen)))
      : element('p', { class: 'hint' }, 'Nothing here on this day.'),
    left ? button(`Show ${left} more`, 'quiet', { 'data-all-of': day }) : '');
}

/** "Monday 23 to Sunday 29 November 2026: 45 times" */
function spanWords(first, last, times) {
  const words = first === last ? formatDate(first) : `${formatDate(first).split(' ')[0]} ${formatDay(first, last)} to ${formatDate(last)}`;
  return `${words}: ${times === 1 ? 'once' : `${times.toLocaleString('en-GB')} times`}`;
}

function draw() {
  const { shelf, rows, now, centre } = answer;
  const first = clamp(from || now.day);
  const asked = { first, count: count(), now, closures: MANIFEST.closures, chosen: answer.query.chosen };
  const { days, without } = daysOf(shelf, rows, asked);
  const seen = { manifest: MANIFEST, now, centre };
  parts.days.replaceChildren(...days.map((each) => drawDay(each, seen)));
  parts.said.textContent = spanWords(first, first + count() - 1, days.reduce((sum, { times }) => sum + times.length, 0));
  parts.rest.replaceChildren(...(without.length ? [
    `${without.length.toLocaleString('en-GB')} of these ${without.length === 1 ? 'is' : 'are'} not on then, or their dates are not known. `,
    element('a', { href: new URL(`../../find/${writeSpan(location.hash, {})}`, import.meta.url).href }, 'See them all as a list')] : []));
  parts.from.value = isoOf(first);
  Object.assign(parts.from, { min: isoOf(now.day), max: isoOf(now.day + HORIZON) });
  if (first <= now.day && document.activeElement === parts.earlier) parts.later.focus();
  parts.earlier.disabled = first <= now.day;
  parts.later.disabled = first + count() > now.day + HORIZON - count();
  parts.week.setAttribute('aria-pressed', String(!alone));
  parts.day.setAttribute('aria-pressed', String(alone));
  parts.days.classList.toggle('alone', alone);
}

/** Shows other days; they stand in the address, too, beside what is asked. */
function go(day, one = alone) {
  alone = one;
  from = clamp(day) === answer.now.day ? 0 : clamp(day);
  opened = new Set();
  keepSpan();
  draw();
}

function keepSpan() {
  const hash = writeSpan(location.hash, { from: from ? isoOf(from) : '', show: alone ? 'day' : '' });
  if (hash !== location.hash) history.replaceState(history.state, '', location.pathname + location.search + hash);
}

function readAddress() {
  const { from: first, show: only } = readSpan(location.hash);
  from = first ? dayOf(first) : 0;
  alone = only === 'day';
}

const presses = {
  earlier: () => go((from || answer.now.day) - count()),
  later: () => go((from || answer.now.day) + count()),
  week: () => go(from || answer.now.day, false),
  day: () => go(from || answer.now.day, true),
};

view.addEventListener('click', ({ target }) => {
  const pressed = target.closest('button');
  if (!pressed) return;
  const { days, allOf } = pressed.dataset;
  if (days) presses[days]();
  if (allOf) {
    opened.add(+allOf);
    draw();
    document.getElementById(`day-${isoOf(+allOf)}`).focus();
  }
});
parts.from.addEventListener('change', () => {
  const day = dayOf(parts.from.value);
  if (day) go(day);
  else parts.from.value = isoOf(clamp(from || answer.now.day));
});

/** Draws what was found as days, in place of the cards; where only names are known there are no days to draw. */
function show(event) {
  const { slim, rows } = event.detail;
  view.hidden = slim || !rows.length;
  if (slim) return;
  event.preventDefault();
  list.hidden = finder.querySelector('[data-at="more"]').hidden = true;
  answer = event.detail;
  keepSpan();
  if (rows.length) draw();
}

const slugsNow = () => Array.from(answer.rows, (row) => slugOf(answer.shelf, row));

offer.addEventListener('toggle', async () => {
  if (!offer.open || offer.children.length > 1) return;
  try {
    const { drawOffer } = await import('./calendar-offer.mjs');
    if (offer.children.length === 1) offer.append(drawOffer(slugsNow, 'whats-on'));
  } catch {
    offer.open = false;
  }
});

addEventListener('popstate', () => {
  readAddress();
  if (answer && !view.hidden) draw();
});
document.addEventListener('forget', () => { [from, alone, opened] = [0, false, new Set()]; });
readAddress();
list.before(view);
finder.addEventListener('found', show);
document.querySelectorAll('[data-instead]').forEach((each) => { each.hidden = true; });
