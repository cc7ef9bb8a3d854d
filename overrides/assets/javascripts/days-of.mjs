// What is on on which day: rows of the finder as days, each with its times in order. Nothing here touches the page.

import { noticesOf } from './card.mjs';
import { DAYS } from './query.mjs';
import { fromCompact, gravest, repeatedDays, weekdayOf } from './recurrence.mjs';
import { cell } from './search.mjs';

const PAUSED = 2;
const NONE = [];
const [NOON, FIVE] = [12 * 60, 17 * 60];
const KEYS = { from: /^\d{4}-\d{2}-\d{2}$/, show: /^day$/ };

const partOf = (start) => (start < NOON ? 'morning' : start < FIVE ? 'afternoon' : 'evening');

/** Whether a time is one that was asked for: on a chosen weekday, in a chosen part of the day. */
export const isAsked = ({ day, start }, { day: weekdays = [], part = [] }) => (
  (!weekdays.length || weekdays.includes(DAYS[weekdayOf(day)])) && (!part.length || (start >= 0 && part.includes(partOf(start)))));

const read = new WeakMap();
/** The sessions of a row, taken apart once. */
function sessionsOf(shelf, row) {
  const when = cell(shelf, row, 'when', NONE);
  if (!read.has(when)) read.set(when, when.map(fromCompact));
  return read.get(when);
}

/** The times of a row within some days; of the first day only what has not ended. */
function* timesOf(shelf, row, { first, last, now, closures }) {
  const venue = cell(shelf, row, 'closes', '');
  for (const [session, { start, end, also, dates, ...rest }] of sessionsOf(shelf, row).entries()) {
    const begin = first + (first === now.day && end >= 0 && end <= now.minutes ? 1 : 0);
    const extras = also.concat(dates).filter((day) => begin <= day && day <= last);
    const days = [...repeatedDays(rest, begin, last, closures, venue), ...extras];
    for (const day of extras.length ? new Set(days) : days) yield { day, start, end, session, row };
  }
}

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
  const span = { first, last: first + count - 1, now, closures };
  const without = [];
  for (const row of rows) {
    const notices = noticesOf(shelf, row, now.day);
    let found = 0;
    for (const time of cell(shelf, row, 'status', 0) === PAUSED ? [] : timesOf(shelf, row, span)) {
      if (!isAsked(time, chosen)) continue;
      if (notices.length) time.notice = gravest(time.day, notices);
      found = days[time.day - first].times.push(time);
    }
    if (!found) without.push(row);
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
