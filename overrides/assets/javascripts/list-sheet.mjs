// My list on paper: up to four activities a page, with what one needs at the bus stop and at the door.

import { element } from './element.mjs';
import { goingOut } from './list-take.mjs';
import { askWords, contactWords, datesOf, dateWords, nextOf, noticesOf, patternsOf, placeWords, priceFor } from './list-words.mjs';
import { formatDate, formatDay } from './recurrence.mjs';

const blank = () => element('span', { class: 'blank' });

/** "Tuesday 24 November 2026, 10:30am to 12:30pm; then 1 December and 8 December"; what is cancelled says so. */
export function nextWords(facts, now, rests) {
  const dates = datesOf(facts, now, rests);
  if (!dates.length) return [facts.paused ? 'Paused for now' : '', ...patternsOf(facts, now), facts.said].filter(Boolean)[0] || 'Not known: ask them';
  const same = ({ start, end }) => start === dates[0].start && end === dates[0].end;
  return dates.map((date, at) => (at && same(date) ? formatDate(date.day).replace(/ \d{4}$/, '') : dateWords(date))
    + (date.state ? ` (${date.state})` : '')).join('; ');
}

/** How to get there: the place, the way to it, and the first way to travel. */
function getThere(facts, next) {
  const [[, , directions = '', travel = []] = []] = facts.where || [];
  return [placeWords(facts, next), directions, travel[0]].filter(Boolean).map((said) => said.replace(/\.$/, '')).join('. ');
}

function drawOne({ facts, step, gone }, { now, rests, groups, named }) {
  const row = (words, said) => (said ? element('p', {}, element('strong', {}, words), ' ', said) : '');
  const contact = facts.ways ? contactWords(facts) : '';
  return element('li', {},
    element('h2', { translate: 'no' }, facts.name),
    gone ? element('p', {}, 'No longer listed: ask before you go.') : '',
    ...noticesOf(facts, now).slice(0, 1).map((said) => element('p', {}, said)),
    row('Next', nextWords(facts, now, rests)),
    row('Cost for me', priceFor(facts, groups, named)),
    row('Getting there', getThere(facts, nextOf(facts, now, rests))),
    row('Reach them', contact),
    row('What to say', askWords(facts, now, rests)),
    row('My small step', step || blank()),
    facts.checked ? element('p', { class: 'small' }, `Last checked ${formatDay(facts.checked)}`) : '');
}

/** The whole sheet; on the screen it is not shown. `code` is the drawn code to scan, where it has come. */
export function drawSheet(list, seen, code) {
  const head = element('div', { class: 'sheet-head' },
    element('div', {}, element('h1', {}, list.heading || 'My list'),
      element('p', {}, element('strong', {}, 'Name'), ' ', blank()),
      element('p', { class: 'small' }, `As of ${formatDay(seen.now.day)}. Dates and prices change: ask when you are not sure.`)),
    code ? element('div', { class: 'sheet-code' }, code.cloneNode(true), element('p', { class: 'small' }, 'Scan for this list')) : '');
  return [head, element('ol', {}, ...goingOut(list).map((entry) => drawOne(entry, seen))),
    element('p', { class: 'person' }, element('strong', {}, 'A person I can talk to'), ' ', blank())];
}
