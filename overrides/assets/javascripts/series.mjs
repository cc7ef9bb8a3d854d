// One session as rules that a calendar can follow, with its exceptions as dates: hooks/hereabouts/calendars/series.py says
// how and why. Sessions, notices and days are those of recurrence.mjs.

import { gravest, occurs, repeatedDays, weekdayOf } from './recurrence.mjs';

const FAR = 1e7;

/** The days of pairs of first and last that fall on some weekdays. */
function daysOf(pairs, weekdays) {
  const found = [];
  for (const [from, until] of pairs || []) {
    for (let day = from; day <= until; day++) if (weekdays.includes(weekdayOf(day))) found.push(day);
  }
  return found;
}
const inOrder = (days) => [...new Set(days)].sort((a, b) => a - b);

/** Without what rests: only weekday, week, season and place in the month are left. */
const bareOf = (session) => ({ ...session, bank: 0, school: 0, except: [], exceptWhich: [] });
const fitsPattern = (session, day) => session.days.includes(weekdayOf(day))
  && !repeatedDays(bareOf(session), day, day, {}, '').next().done;

/** True where the rule's exceptions have no end of their own. */
const leansOnSpan = ({ bank, school, exceptWhich }, notices) => Boolean(bank || school || exceptWhich.length
  || notices.some(({ what, all, until }) => what === 'cancelled' && all && !until));

/** What is true of every date until further notice is said once, not on each; a cancelled date always is. */
const isTold = (notice) => notice && (notice.what === 'cancelled' || !notice.all);

function singleDates([first, ...also], notices) {
  const told = [first, ...also].map((day) => [day, gravest(day, notices)]).filter(([, news]) => isTold(news));
  return { first, repeats: false, until: 0, isCut: false, without: [], also, told };
}

/** The days of the rule that holidays, closures and exceptions take. */
function restDays(session, first, last, closures, venue) {
  const { bank, school, except, exceptWhich } = session;
  if (exceptWhich.length) {
    const kept = new Set(repeatedDays(session, first, last, closures, venue));
    return [...repeatedDays(bareOf(session), first, last, {}, '')].filter((day) => !kept.has(day));
  }
  const taken = [[...except, ...(bank ? closures.bank || [] : [])].map((day) => [day, day]), closures.closed,
    (closures.venues || {})[session.venue || venue], school ? closures.school : []];
  return taken.flatMap((pairs) => daysOf(pairs, session.days))
    .filter((day) => first <= day && day <= last && fitsPattern(session, day));
}

/** The held days of which there is news, in order. */
function toldDays(session, notices, first, last, closures, venue) {
  const days = notices.flatMap(({ what, all, dates, start, until }) => {
    if (!all) return dates.filter((day) => first <= day && day <= last);
    if (what !== 'cancelled') return [];
    const [from, to] = [Math.max(first, start || first), until ? Math.min(last, until) : last];
    const extras = [...session.also, ...session.dates].filter((day) => from <= day && day <= to);
    return [...repeatedDays(session, from, to, closures, venue), ...extras];
  });
  return inOrder(days).map((day) => [day, gravest(day, notices)])
    .filter(([day, news]) => isTold(news) && occurs(session, day, closures, venue));
}

/**
 * The series of a session: one, or two where single dates come before the rule begins, or none.
 * @param {{since: number, until: number}} span from when until when dates are worked out
 * @returns {{first: number, repeats: boolean, until: number, isCut: boolean, without: number[], also: number[],
 *   told: [number, object][]}[]} `until` is 0 where the rule goes on, `isCut` true where nobody knows later holidays
 */
export function seriesOf(session, notices, { since, until }, closures, venue) {
  const isCut = leansOnSpan(session, notices);
  const last = Math.min(isCut ? until : FAR, session.until || FAR);
  const first = repeatedDays(session, since, Math.min(last, until), closures, venue).next().value;
  const extras = inOrder([...session.also, ...session.dates].filter((day) => day >= since));
  if (first === undefined) return extras.length ? [singleDates(extras, notices)] : [];
  const beside = extras.filter((day) => !(first <= day && day <= last && fitsPattern(session, day)));
  const early = beside.length && beside[0] < first ? [singleDates(beside, notices)] : [];
  const told = toldDays(session, notices, first, until, closures, venue);
  return [...early, {
    first, repeats: true, until: last < FAR ? last : 0, isCut: isCut && last === until,
    without: inOrder(restDays(session, first, last, closures, venue).filter((day) => !extras.includes(day))),
    also: early.length ? [] : beside,
    told: told.filter(([day]) => !(early.length && beside.includes(day))),
  }];
}
