// Next dates of sessions, and their words. A day is a number, days since 1970-01-01; a time is
// minutes since midnight in Britain, whatever the device's time zone. Sessions and notices arrive as
// the short arrays that hooks/hereabouts/session_compact.py describes.

const DAY = 864e5;
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const MONTHS = ('January February March April May June July August September October November ' +
  'December').split(' ');
const PLACES = ' first second third fourth fifth last'.split(' ');
const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WHAT = ['cancelled', 'moved', 'full', 'changed'];

export const dayOf = (iso) => Date.parse(iso + 'T00:00Z') / DAY;
export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
export const weekdayOf = (day) => (day + 3) % 7;

/** @returns {{day: number, minutes: number}} what a clock on a wall in Britain shows */
export function londonNow(instant = new Date()) {
  const is = {};
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: 'numeric',
    day: 'numeric', hour: 'numeric', minute: 'numeric',
  }).formatToParts(instant).forEach(({ type, value }) => { is[type] = +value; });
  return { day: Date.UTC(is.year, is.month - 1, is.day) / DAY, minutes: is.hour * 60 + is.minute };
}

const bits = (mask, first) => [...Array(12).keys()].filter((n) => mask >> n & 1).map((n) => n + first);

/** A session from its short array; -1 and 0 say "nobody has said" and "none". */
export function fromCompact(array) {
  const [days, start = -1, end = -1, weeks = 1, which, first = 0, until = 0, months, rests = 0,
    except, exceptWhich, also, note, venue] = array;
  const dates = Array.isArray(days) ? days : [];
  return {
    days: dates.length ? [] : bits(days, 0), start, end, weeks, which: bits(which, 1), first, until,
    months: bits(months, 1), bank: rests & 1, school: rests & 2, except: except || [],
    exceptWhich: bits(exceptWhich, 1), also: also || [], dates, note: note || '', venue: venue || '',
  };
}

/** A notice from its short array. */
export const fromCompactNotice = ([what, dates, start, until, because]) => (
  { what: WHAT[what], dates: dates || [], start, until, all: !dates, because });

export const touches = (notice, day) => (notice.all
  ? notice.start <= day && day <= (notice.until || day) : notice.dates.includes(day));

const within = (pairs, day) => (pairs || []).some((pair) => pair[0] <= day && day <= pair[1]);
const monday = (day) => day - weekdayOf(day);
const monthOf = (day) => new Date(day * DAY).getUTCMonth() + 1;

function isWhich(day, which) {
  const nth = Math.ceil(new Date(day * DAY).getUTCDate() / 7);
  return which.includes(nth) || (which.includes(6) && monthOf(day + 7) !== monthOf(day));
}

function isKept(session, day, closures, venue) {
  const { months, weeks, which, exceptWhich } = session;
  return !(within(closures.closed, day)
    || within(closures.venues?.[session.venue || venue], day)
    || (session.bank && closures.bank?.includes(day))
    || (session.school && within(closures.school, day))
    || (months.length && !months.includes(monthOf(day)))
    || (!weeks && !isWhich(day, which))
    || (exceptWhich.length && isWhich(day, exceptWhich))
    || session.except.includes(day));
}

export function* repeatedDays(session, from, to, closures, venue) {
  const step = 7 * (session.weeks || 1);
  const first = Math.max(from, session.first);
  const last = Math.min(to, session.until || to);
  const lag = (monday(session.first) - monday(first)) % step;
  for (let week = monday(first) + (lag + step) % step; week <= last; week += step) {
    for (const weekday of session.days) {
      const day = week + weekday;
      if (first <= day && day <= last && isKept(session, day, closures, venue)) yield day;
    }
  }
}

/** Is the session held on this day? `venue` is where, if it does not say. */
export function occurs(session, day, closures, venue) {
  return session.also.includes(day) || session.dates.includes(day)
    || !repeatedDays(session, day, day, closures, venue).next().done;
}

/**
 * The next dates of all sessions, by date and start; one that has ended today is past.
 * @param {object[]} sessions from fromCompact
 * @param {{day: number, minutes: number}} now from londonNow
 * @param {{bank: number[], school: number[][], closed: number[][], venues: object}} closures
 */
export function nextDates(sessions, now, closures, count, { horizon = 400, notices = [], venue } = {}) {
  const found = [];
  sessions.forEach((session, index) => {
    const { start, end, note } = session;
    const first = now.day + (end >= 0 && end <= now.minutes ? 1 : 0);
    const last = now.day + horizon;
    const days = new Set(session.also.concat(session.dates).filter((day) => first <= day && day <= last));
    let room = count;
    for (const day of repeatedDays(session, first, last, closures, venue)) {
      if (!room--) break;
      days.add(day);
    }
    days.forEach((day) => found.push({ day, start, end, session: index, note }));
  });
  found.sort((a, b) => a.day - b.day || Math.max(a.start, 0) - Math.max(b.start, 0) || a.session - b.session);
  return found.slice(0, count).map((date) => ({ ...date, notice: gravest(date.day, notices) }));
}

export function gravest(day, notices) {
  const touching = notices.filter((notice) => touches(notice, day));
  return touching.sort((a, b) => WHAT.indexOf(a.what) - WHAT.indexOf(b.what))[0] || null;
}

/** "3 November 2026", or "3 November" within the year of `today`. */
export function formatDay(day, today) {
  const [year, month, date] = isoOf(day).split('-');
  const words = `${+date} ${MONTHS[month - 1]}`;
  return today && isoOf(today).startsWith(year) ? words : `${words} ${+year}`;
}

/** "Tuesday 3 November 2026" */
export const formatDate = (day) => `${WEEKDAYS[weekdayOf(day)]} ${formatDay(day)}`;

/** "9 months ago", as in pages/words.py. */
export function ageWords(days) {
  if (days < 1) return 'today';
  for (const [least, size, name] of [[730.5, 365.25, 'year'], [61, 30.44, 'month'], [14, 7, 'week']]) {
    if (days >= least) return `${Math.round(days / size)} ${name}s ago`;
  }
  return days > 1 ? `${days} days ago` : 'yesterday';
}

/** "10:30am", "2pm", "midday" or "midnight"; never "12pm". */
export function formatTime(minutes) {
  const hour = Math.floor(minutes / 60);
  const past = minutes % 60;
  if (!past && hour % 12 === 0) return hour ? 'midday' : 'midnight';
  return (hour % 12 || 12) + (past ? ':' + String(past).padStart(2, '0') : '') + (hour < 12 ? 'am' : 'pm');
}

/** "10am to 11:30am", or what is known of it. */
export function formatTimes(start, end) {
  if (start >= 0 && end >= 0) return `${formatTime(start)} to ${formatTime(end)}`;
  if (start >= 0) return 'starting at ' + formatTime(start);
  return end >= 0 ? 'ending at ' + formatTime(end) : '';
}

const lastOf = (list) => list[list.length - 1];
const join = (words) => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');
const places = (which) => join(which.map((n) => PLACES[n]));

function patternWords({ days, weeks, which, exceptWhich }) {
  const names = days.map((day) => WEEKDAYS[day]);
  let words = join(names.map((name) => name + 's'));
  if (!weeks) words = join(names.map((name) => `${places(which)} ${name}`)) + ' of the month';
  else if (weeks === 2 && names.length === 1) words = 'every second ' + names[0];
  else if (days.length === 7) words = 'every day';
  else if (days.length > 2 && lastOf(days) - days[0] === days.length - 1) {
    words = `${names[0]} to ${lastOf(names)}`;
  }
  return words.slice(0, 1).toUpperCase() + words.slice(1)
    + (exceptWhich.length ? ` except the ${places(exceptWhich)} of the month` : '')
    + (weeks > 2 || (weeks === 2 && names.length > 1) ? `, every ${NUMBERS[weeks]} weeks` : '');
}

function seasonWords(months) {
  const name = (month) => MONTHS[(month + 11) % 12];
  const starts = months.filter((month) => !months.includes((month + 10) % 12 + 1));
  if (!starts.length) return '';
  if (starts.length > 1 || months.length < 3) return 'in ' + join(months.map(name));
  return `${name(starts[0])} to ${name(starts[0] + months.length - 1)}`;
}

function spanWords(first, until, today) {
  const begins = first && !(today && first <= today);
  const sameYear = until && isoOf(first).slice(0, 4) === isoOf(until).slice(0, 4);
  return [begins && 'from ' + formatDay(first, sameYear ? until : today),
    until && 'until ' + formatDay(until, today)].filter(Boolean).join(' ');
}

function datesWords(days, today) {
  if (days.length < 5) return join(days.map(formatDate));
  return `${days.length} dates from ${formatDay(days[0], today)} to ${formatDay(lastOf(days), today)}`;
}

/** The session in words; with `today`, without what is past and without this year. */
export function sessionWords(session, today) {
  const coming = (days) => days.filter((day) => !today || day >= today);
  const named = (before, days, many) => days.length > 4 ? many
    : days.length ? before + join(days.map((day) => formatDay(day, today))) : '';
  const dates = lastOf([session.dates, coming(session.dates)].filter((days) => days.length)) || [];
  const also = coming(session.also);
  const except = coming(session.except).filter((day) => !also.includes(day));
  return [
    dates.length ? datesWords(dates, today) : patternWords(session),
    formatTimes(session.start, session.end),
    session.school && 'in term time',
    session.bank && 'not on bank holidays',
    seasonWords(session.months),
    spanWords(session.first, session.until, today),
    named('not on ', except, `not on ${except.length} of these dates`),
    named('and also on ', also, `and on ${also.length} more dates`),
  ].filter(Boolean).join(', ');
}
