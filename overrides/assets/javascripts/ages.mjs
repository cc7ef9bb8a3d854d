// What a page says of its own facts when they have grown old, by the clock of the device and with nobody there to build
// it again. The dates are read from the words that stand on the page; nothing that people may need is ever hidden.
// Loaded when the page is useful. Every fact that ages: guidance/running/ages.md.

import { ageWords, dayOf, formatDay, fromCompact, londonNow } from './recurrence.mjs';

const HELP = [
  [180, ' That is more than half a year ago: the number or the hours may have changed. If nobody answers, try another.'],
  [90, ' That is more than 90 days ago. If nobody answers, try another.'],
];
const ASK_FIRST = 45;
const DUE = 183;
const STALE = 365;
const GUIDE = 365;
/** So far ahead of the day of building the site knows bank holidays, as in pages/rest.py. */
const KNOWN_DAYS = 400;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WRITTEN = new RegExp(`(\\d{1,2}) (${MONTHS.join('|')}) (\\d{4})`);

const ROOM = new RegExp(`, as of (\\d{1,2}) (${MONTHS.join('|')})(?: (\\d{4}))?`);

/** The day that a text names, as in "Checked 1 October 2026"; NaN where it names none. @param {string} text */
export function dayIn(text) {
  const [, day, month, year] = WRITTEN.exec(text) || [];
  return day ? Date.UTC(+year, MONTHS.indexOf(month), +day) / 864e5 : NaN;
}

/** What is added to the check of a number for urgent help. @param {number} age in days */
export const helpWords = (age) => (HELP.find(([days]) => age > days) || ['', ''])[1];

/** "Last checked 1 October 2026, 14 months ago: ask first"; the words as they are while the check holds. */
export function aged(text, today, stale = STALE) {
  const age = today - dayIn(text);
  if (!text.startsWith('Last checked') || !(age > DUE)) return text;
  return text.replace(WRITTEN, (date) => `${date}, ${ageWords(age)}${age > stale ? ': ask first' : ''}`);
}

/**
 * What is not known of holidays on the dates shown, as in pages/horizon.py.
 * @param {{sessions: any[][], closures?: {school?: number[][]}}} data @param {number[]} days @param {number} built
 * @returns {string[]}
 */
export function restWords({ sessions, closures = {} }, days, built) {
  const rests = sessions.map(fromCompact);
  const last = Math.max(...days);
  const school = Math.max(built, ...(closures.school || []).map(([, until]) => until));
  const said = [];
  if (rests.some((session) => session.school) && last > school) said.push(`School holidays are not known after ${formatDay(school)}. Ask first.`);
  if (rests.some((session) => session.bank) && last > built + KNOWN_DAYS) {
    said.push(`Bank holidays are not known after ${formatDay(built + KNOWN_DAYS)}. Ask first.`);
  }
  return said;
}

const all = (page, names) => [...page.querySelectorAll(names)];

function small(page, words, name) {
  const line = page.createElement('p');
  line.className = name ? `small ${name}` : 'small';
  line.textContent = words;
  return line;
}

/** Beside each number, and in the line at the head of the page: what stands there was checked by the day of building. */
function sayHelp(page, today, built) {
  for (const line of all(page, '.help-card .small, .safety .small')) {
    const words = helpWords(today - dayIn(line.textContent));
    if (words) line.append(words);
  }
  const words = helpWords(today - built);
  const line = page.querySelector('.help-line');
  if (words && line) line.append(small(page, `These numbers were last checked by ${formatDay(built)}.${words}`));
}

/** The first text in an element that begins so. */
function textIn(element, beginning) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.startsWith(beginning)) return walker.currentNode;
  return null;
}

/** Checks of listings and places; what the finder draws says so itself. */
function sayChecks(page, today, stale) {
  for (const checked of all(page, '.checked').filter((one) => !one.closest('[data-at=results], [data-my-list]'))) {
    const text = textIn(checked, 'Last checked');
    if (!text) continue;
    const words = aged(text.data, today, stale);
    if (words === text.data) continue;
    const day = dayIn(text.data);
    text.data = words;
    if (today - day > stale) text.parentElement.closest('p').classList.add('checked', 'due');
    const then = checked.querySelector('.age-due');
    if (then) then.remove();
    if (then && today - day <= stale) text.data += ': ask before you go';
    const cost = checked.matches('section') && page.querySelector('.listing .cost');
    if (cost) cost.append(small(page, `Prices as of ${formatDay(day)}: ask before you pay.`));
  }
}

/** Whether there is room was true on a day; its year stands there only where it was another than that of building. */
function sayRoom(page, today, built) {
  for (const line of all(page, '.how-to-start p')) {
    const [said, day, month, year] = ROOM.exec(line.textContent) || [];
    const then = said && Date.UTC(+year || new Date(built * 864e5).getUTCFullYear(), MONTHS.indexOf(month), +day) / 864e5;
    if (said && today - then > HELP[1][0]) line.append(` That was ${ageWords(today - then)}: ask.`);
  }
}

/** Dates that are past, on cards that nobody draws anew, and news that is over. */
function dropPast(page, today) {
  for (const news of all(page, '.notice[data-until]')) if (dayOf(news.dataset.until) < today) news.remove();
  for (const time of all(page, '.card .when time').filter((one) => !one.closest('[data-at=results], [data-my-list]'))) {
    if (!(dayOf(time.getAttribute('datetime')) < today)) continue;
    const line = time.parentElement;
    if (time.previousSibling) time.previousSibling.data = time.previousSibling.data.replace(/( · )?next $/, '');
    time.remove();
    if (!line.textContent.trim()) line.textContent = 'The next date stands on its page';
  }
}

/** Under the next dates of a listing: where they lie beyond what is known of holidays. */
function sayRests(page, built) {
  const data = page.querySelector('script.sessions');
  const panel = data && data.closest('section');
  const days = panel ? all(panel, '.dates time').map((time) => dayOf(time.getAttribute('datetime'))) : [];
  if (!days.length) return;
  for (const line of all(panel, '.rests')) line.remove();
  for (const words of restWords(JSON.parse(data.textContent), days, built)) {
    panel.querySelector('.as-of').before(small(page, words, 'rests'));
  }
}

/** People to talk to and other places have no check of their own: they are as true as the day of building. */
function sayAsOf(page, today, built) {
  if (today - built <= ASK_FIRST) return;
  for (const slot of all(page, '[data-slot="talk-to"], [data-slot="other-places"], [data-slot="contact-team"]')) {
    slot.append(small(page, `As of ${formatDay(built)}.`));
  }
}

/** Pages of the guides. */
function sayGuide(page, today) {
  const time = page.querySelector('.about-guide time');
  if (!time || !(today - dayOf(time.getAttribute('datetime')) > GUIDE)) return;
  time.after(', more than a year ago: what others have published since is not in it');
}

/** Says all of it once. @param {Document} page @param {number} today */
export function sayAges(page, today) {
  const held = (name) => page.querySelector(`meta[name="${name}"]`)?.getAttribute('content') || '';
  const built = dayOf(held('site-built'));
  if (!(today >= built)) return;
  sayHelp(page, today, built);
  sayChecks(page, today, +held('stale-days') || STALE);
  sayRoom(page, today, built);
  dropPast(page, today);
  sayRests(page, built);
  sayAsOf(page, today, built);
  sayGuide(page, today);
}

if (typeof document !== 'undefined') sayAges(document, londonNow().day);
