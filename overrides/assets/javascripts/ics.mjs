// Calendars of one's own, as iCalendar text (RFC 5545), made on the device: the same text that hooks/hereabouts/calendars
// writes for a listing. Nothing here touches the page, and nothing is asked for.

import { seriesOf } from './series.mjs';
import { formatDay, fromCompact, fromCompactNotice, isoOf, dayOf } from './recurrence.mjs';

const ZONE = 'Europe/London';
const OCTETS = 75;
const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const SAID = { cancelled: 'Cancelled', moved: 'Moved', full: 'Full', changed: 'Changed' };
const UNNAMED = 'Plans';
const EXAMPLE = 'Invented example: no such town, no such groups.';
const TIME_UNKNOWN = 'The time is not known: ask them.';
const EVENING = 18 * 60;
const MIDNIGHT = 24 * 60;
const HEAD = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Hereabouts//Hereabouts//EN'];
const TIMEZONE = ['BEGIN:VTIMEZONE', `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT', 'DTSTART:19810329T010000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZNAME:BST', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'DTSTART:19961027T020000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZNAME:GMT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'END:STANDARD', 'END:VTIMEZONE'];

/**
 * @typedef {{slug: string, first?: string, name: string, when: any[][], notices?: any[][], venue?: string,
 *   places?: Record<string, string[]>, checked: number}} Entry a listing as known.py writes it
 * @typedef {{host: string, address: string, example?: boolean, today: number, closures: object}} About what all entries share
 * @typedef {{plainNames?: boolean, reminder?: boolean, since?: number}} Choices
 *   `plainNames`: place and time only, no name that tells others; `reminder`: at six in the evening before;
 *   `since`: no dates before this day number, where somebody does not want those that are past
 */

/** Any text as a value: marks escaped, breaks written out, what no screen shows left away. */
export const escapeText = (text) => text.replace(/\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]/g, '\n')
  .replace(/[\x00-\x08\x0e-\x1f\x7f-\x9f]/g, '').replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

const widthOf = (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/** The line in pieces of at most 75 octets, never cut within a character. */
export function foldLine(line) {
  if (line.length <= OCTETS && !/[^\0-\x7f]/.test(line)) return line;
  let [folded, size] = ['', 0];
  for (const letter of line) {
    const width = widthOf(letter.codePointAt(0));
    if (size + width > OCTETS) [folded, size] = [folded + '\r\n ', 1];
    folded += letter;
    size += width;
  }
  return folded;
}

const two = (number) => String(number).padStart(2, '0');
const formatMoment = (day, minutes) => isoOf(day).replace(/-/g, '')
  + (minutes < 0 ? '' : `T${two(Math.floor(minutes / 60))}${two(minutes % 60)}00`);

function toProperty(name, days, minutes) {
  const values = days.map((day) => formatMoment(day, minutes)).join();
  return minutes < 0 ? `${name};VALUE=DATE:${values}` : `${name};TZID=${ZONE}:${values}`;
}

/** The last Sunday of March or October of a year. */
function lastSunday(year, month) {
  const last = dayOf(`${year}-${month}-31`);
  return last - (last + 4) % 7;
}

/** The end of a rule: the time of its last day, which has to stand in universal time. */
export function formatUntil(day, minutes) {
  if (minutes < 0) return formatMoment(day, minutes);
  const year = isoOf(day).slice(0, 4);
  const local = day * MIDNIGHT + minutes;
  const isSummer = lastSunday(year, '03') * MIDNIGHT + 120 <= local && local < lastSunday(year, '10') * MIDNIGHT + 120;
  const universal = local - (isSummer ? 60 : 0);
  return formatMoment(Math.floor(universal / MIDNIGHT), universal % MIDNIGHT) + 'Z';
}

/** A name of 32 figures that tells nobody what it stands for (FNV-1a). */
export function toUid(name) {
  let number = 0x6C62272E07BB014262B821756295C58Dn;
  for (const octet of new TextEncoder().encode(name)) {
    number = BigInt.asUintN(128, (number ^ BigInt(octet)) * 0x0000000001000000000000000000013Bn);
  }
  return number.toString(16).padStart(32, '0');
}

/** The value of RRULE; weeks begin on Monday, as sessions count them. */
function toRule({ days, weeks, which, months, start }, { until }) {
  const parts = [weeks ? 'FREQ=WEEKLY' : 'FREQ=MONTHLY'];
  if (weeks > 1) parts.push(`INTERVAL=${weeks}`, 'WKST=MO');
  if (until) parts.push(`UNTIL=${formatUntil(until, start)}`);
  if (months.length) parts.push(`BYMONTH=${months}`);
  const places = which.map((nth) => (nth === 6 ? -1 : nth));
  const named = days.map((day) => (weeks ? DAY_CODES[day] : places.map((nth) => nth + DAY_CODES[day]))).flat();
  return [...parts, `BYDAY=${named}`].join(';');
}

/** News of all dates: "Full until 3 November 2026. They hope for a bigger room." */
const noticeWords = ({ what, start, until, because }) => `${SAID[what]}${start ? ` from ${formatDay(start)}` : ''}${
  until ? ` until ${formatDay(until)}` : ''}. ${because || ''}`.trimEnd();

function reminderOf(title, { start }) {
  const minutes = Math.max(start, 0) + MIDNIGHT - EVENING;
  const rest = minutes % 60;
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escapeText(title)}`,
    `TRIGGER:-PT${Math.floor(minutes / 60)}H${rest ? `${rest}M` : ''}`, 'END:VALARM'];
}

/** The lines of one event, and of each date of which there is news. */
function eventsOf(entry, notices, session, series, uid, { address, example }, { plainNames, reminder }) {
  const place = (entry.places || {})[session.venue] || [];
  const name = plainNames ? place[0] || UNNAMED : entry.name;
  const page = `${address}activity/${entry.slug}/`;
  const standing = notices.filter(({ all, what }) => all && what !== 'cancelled');
  const says = [example && EXAMPLE, session.start < 0 && TIME_UNKNOWN, session.note, ...standing.map(noticeWords),
    `Last checked ${formatDay(entry.checked)}.`,
    series.isCut && `Holidays are taken out until ${formatDay(series.until)}.`, page];
  const head = (day) => ['BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${formatMoment(entry.checked, -1)}T000000Z`,
    toProperty('DTSTART', [day], session.start),
    ...(session.start >= 0 && session.end >= 0 ? [toProperty('DTEND', [day], session.end)] : [])];
  const words = (title, said) => [`SUMMARY:${escapeText(title)}`,
    ...(plainNames ? [] : [`DESCRIPTION:${escapeText(said.filter(Boolean).join('\n'))}`]),
    ...(place.length ? [`LOCATION:${escapeText(place.join(', '))}`] : []),
    plainNames ? 'CLASS:PRIVATE' : `URL:${page}`];
  const told = series.told.map(([day, { what, because }]) => {
    const title = `${SAID[what]}: ${name}`;
    const after = reminder ? reminderOf(title, session) : [];
    return [...head(day), toProperty('RECURRENCE-ID', [day], session.start), 'SEQUENCE:1', ...words(title, [because, ...says]),
      ...(what === 'cancelled' ? ['STATUS:CANCELLED'] : after), 'END:VEVENT'];
  });
  return [...head(series.first),
    ...(series.repeats ? [`RRULE:${toRule(session, series)}`] : []),
    ...(series.without.length ? [toProperty('EXDATE', series.without, session.start)] : []),
    ...(series.also.length ? [toProperty('RDATE', series.also, session.start)] : []),
    ...words(name, says), ...(reminder ? reminderOf(name, session) : []), 'END:VEVENT', ...told.flat()];
}

/** From the last check, or the beginning of last year, to the end of the year after next. */
function spanOf({ checked }, { today }, { since }) {
  const year = +isoOf(today).slice(0, 4);
  return { since: since || Math.max(checked, dayOf(`${year - 1}-01-01`)), until: dayOf(`${year + 2}-12-31`) };
}

/** The lines of all events of a listing. */
function linesOf(entry, about, choices) {
  const notices = (entry.notices || []).map(fromCompactNotice);
  return entry.when.map(fromCompact).flatMap((session, number) => (
    seriesOf(session, notices, spanOf(entry, about, choices), about.closures, entry.venue || '').flatMap((series) => {
      const name = `${entry.first || entry.slug}/${number}${series.repeats || !session.days.length ? '' : '/also'}`;
      return eventsOf(entry, notices, session, series, `${toUid(name)}@${about.host}`, about, choices);
    })));
}

/**
 * The calendar of some listings; '' where none of them has dates.
 * @param {Entry[]} listings @param {Choices & {about: About}} choices
 * @returns {string}
 */
export function toCalendar(listings, { about, ...choices }) {
  const lines = listings.flatMap((entry) => linesOf(entry, about, choices));
  if (!lines.length) return '';
  const named = listings.length === 1 && !choices.plainNames;
  const names = named ? [`X-WR-CALNAME:${escapeText(listings[0].name)}`] : [];
  const says = about.example ? [`X-WR-CALDESC:${escapeText(EXAMPLE)}`] : [];
  return [...HEAD, ...names, ...says, ...TIMEZONE, ...lines, 'END:VCALENDAR'].map((line) => `${foldLine(line)}\r\n`).join('');
}
