// The times somebody chose, in words: the same words that will stand on the page.

import { dayOf, sessionWords } from './recurrence.mjs';

const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
export const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const PLACES = 'first second third fourth fifth last'.split(' ');

const minutes = (time) => (/^\d\d:\d\d$/.test(time || '') ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : -1);
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text);
const days = (texts = []) => texts.filter(isDay).map(dayOf);
const numbers = (words = [], names, first = 0) => [].concat(words).map((word) => names.indexOf(word) + first)
  .filter((number) => number >= first).sort((one, other) => one - other);

/** A session of a listing as recurrence.mjs knows it. */
export function toSession({ day, dates, start, end, every, which, from, until, months, except = [], also }) {
  return {
    days: numbers(day, DAYS), dates: days(dates), start: minutes(start), end: minutes(end),
    weeks: every === 'month' ? 0 : Number.parseInt(every || '1', 10) || 1, which: numbers(which, PLACES, 1),
    first: isDay(from || '') ? dayOf(from) : 0, until: isDay(until || '') ? dayOf(until) : 0, months: numbers(months, MONTHS, 1),
    bank: except.includes('bank-holidays') ? 1 : 0, school: except.includes('school-holidays') ? 2 : 0, except: days(except),
    exceptWhich: numbers(except.map((word) => word.replace('-of-month', '')), PLACES, 1), also: days(also), note: '', venue: '',
  };
}

/** "Every second Tuesday, 10am to 11:30am"; empty while nothing is chosen. */
export function timesOf(row) {
  const session = toSession(row);
  if (!session.days.length && !session.dates.length) return '';
  return session.weeks || session.which.length ? sessionWords(session) : '';
}
