// My list on paper: up to four activities a page, with what one needs at the bus stop and at the door.

import { element } from './element.mjs';
import { goingOut } from './list-take.mjs';
import { askWords, contactWords, datesOf, dateWords, dayWords, nextOf, noticesOf, patternsOf, placeWords, priceFor } from './list-words.mjs';
import { formatDay } from './recurrence.mjs';

// So much fits on one sheet in letters of 14 points; more is set closer, so that four activities do.
const [ROOMY, ROOMY_LETTERS] = [3, 1600];
const blank = () => element('span', { class: 'blank' });

/** "Tuesday 24 November, 10:30am to 12:30pm; 1 December (cancelled); 8 December" */
export function nextWords(facts, now, rests) {
  const dates = datesOf(facts, now, rests);
  if (!dates.length) return [facts.paused ? 'Paused for now' : '', ...patternsOf(facts, now), facts.said].filter(Boolean)[0] || 'Not known: ask them';
  const same = ({ start, end }) => start === dates[0].start && end === dates[0].end;
  const isOneDay = dates.every(({ day }) => (day - dates[0].day) % 7 === 0);
  const words = (date) => (isOneDay ? formatDay(date.day, now.day) : dayWords(date.day, now.day));
  return dates.map((date, at) => (at && same(date) ? words(date) : dateWords(date, now.day))
    + (date.state ? ` (${date.state})` : '')).join('; ');
}

const BUS = /^bus(es)?: |^by bus: /i;
const firstSentence = (said) => (/^.*?[.!?](?= |$)/.exec(said) || [said])[0];

/** How to get there: the place, how it is found, and the bus or else the first way to travel. */
function getThere(facts, next) {
  const [[, , directions = '', travel = []] = []] = facts.where || [];
  const way = travel.find((said) => BUS.test(said)) || travel[0] || '';
  return [placeWords(facts, next), firstSentence(directions), firstSentence(way)].filter(Boolean).map((said) => said.replace(/\.$/, '')).join('. ');
}

/** News that the dates do not tell already. */
const newsOf = (facts, now) => (facts.notices || []).length ? noticesOf(facts, now).filter((said) => !said.startsWith('Cancelled:')).slice(0, 1) : [];

function drawOne({ facts, step, gone }, { now, rests, groups, named }) {
  const row = (words, said) => (said ? element('p', {}, element('strong', {}, words), ' ', ...[said].flat()) : '');
  const contact = facts.ways ? contactWords(facts) : '';
  return element('li', {},
    element('h2', {}, element('span', { translate: 'no' }, facts.name),
      facts.checked ? element('small', {}, ` Last checked ${formatDay(facts.checked)}`) : ''),
    gone ? element('p', {}, 'No longer listed: ask before you go.') : '',
    ...newsOf(facts, now).map((said) => element('p', {}, said)),
    row('Next', nextWords(facts, now, rests)),
    row('Getting there', getThere(facts, nextOf(facts, now, rests))),
    row('Cost for me', [priceFor(facts, groups, named), ...(contact ? [' · ', element('strong', {}, 'Reach them'), ` ${contact}`] : [])]),
    row('What to say', askWords(facts, now, rests)),
    row('My small step', step || blank()));
}

/** The whole sheet; on the screen it is not shown. `code` is the drawn code to scan, where it has come. */
export function drawSheet(list, seen, code) {
  const head = element('div', { class: 'sheet-head' },
    element('div', {}, element('h1', {}, list.heading || 'My list'),
      element('p', {}, element('strong', {}, 'Name'), ' ', blank()),
      element('p', {}, element('strong', {}, 'A person I can talk to'), ' ', blank()),
      element('p', { class: 'small' }, `As of ${formatDay(seen.now.day)}. Dates and prices change: ask when you are not sure.`)),
    code ? element('div', { class: 'sheet-code' }, code.cloneNode(true), element('p', { class: 'small' }, 'Scan for this list')) : '');
  const entries = element('ol', {}, ...goingOut(list).map((entry) => drawOne(entry, seen)));
  if (entries.children.length > ROOMY || entries.textContent.length > ROOMY_LETTERS) entries.className = 'close';
  return [head, entries];
}
