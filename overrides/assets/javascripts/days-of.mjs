// What is on on which day: rows of the finder as days, each with its times in order. Nothing here touches the page.

import { noticesOf } from './card.mjs';
import { DAYS } from './query.mjs';
import { fromCompact, nextDates, weekdayOf } from './recurrence.mjs';
import { cell } from './search.mjs';

const PAUSED = 2;
const MANY = 999;
const [NOON, FIVE] = [12 * 60, 17 * 60];
const KEYS = { from: /^\d{4}-\d{2}-\d{2}$/, show: /^day$/ };

const partOf = (start) => (start < NOON ? 'morning' : start < FIVE ? 'afternoon' : 'evening');

/** Whether a time is one that was asked for: on a chosen weekday, in a chosen part of the day. */
export const isAsked = ({ day, start }, { day: weekdays = [], part = [] }) => (
  (!weekdays.length || weekdays.includes(DAYS[weekdayOf(day)])) && (!part.length || (start >= 0 && part.includes(partOf(start)))));

/**
 * The days from one day on, with what is on on each.
 * @param {object} shelf from search.mjs gather
 * @param {ArrayLike<number>} rows
 * @param {{first: number, count: number, now: {day: number, minutes: number}, closures: object, chosen?: object}} seen
 *   of what is `chosen`, weekdays and parts of the day are asked of each time, not only of each row
 * @returns {{days: {day: number, times: object[]}[], without: number[]}} `without` are the rows that are not on in them
 */
export function daysOf(shelf, rows, { first, count, now, closures, chosen = {} }) {
  const days = Array.from({ length: count }, (_, number) => ({ day: first + number, times: [] }));
  const from = { day: first, minutes: first === now.day ? now.minutes : 0 };
  const without = [];
  for (const row of rows) {
    const found = cell(shelf, row, 'status', 0) === PAUSED ? [] : nextDates(
      cell(shelf, row, 'when', []).map(fromCompact), from, closures, MANY,
      { horizon: count - 1, notices: noticesOf(shelf, row, now.day), venue: cell(shelf, row, 'closes', '') },
    ).filter((time) => isAsked(time, chosen));
    found.forEach((time) => days[time.day - first].times.push({ ...time, row }));
    if (!found.length) without.push(row);
  }
  const name = ({ row }) => shelf.name[row];
  days.forEach(({ times }) => times.sort((a, b) => a.start - b.start || (name(a) < name(b) ? -1 : 1)));
  const asked = days.filter(({ day, times }) => times.length || isAsked({ day, start: 0 }, { day: chosen.day }));
  return { days: asked, without };
}

/** Which days an address asks for: '#from=2026-12-01&show=day'. @returns {{from: string, show: string}} */
export function readSpan(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  return Object.fromEntries(Object.entries(KEYS).map(([key, form]) => [key, form.test(said.get(key)) ? said.get(key) : '']));
}

/** The address with these days beside what else is asked. */
export function writeSpan(hash, span) {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  for (const key of Object.keys(KEYS)) {
    said.delete(key);
    if (span[key]) said.append(key, span[key]);
  }
  const text = said.toString();
  return text && `#${text}`;
}
