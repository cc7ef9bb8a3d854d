// Calendars of one's own: asks for what is known of some listings and makes one file of them, on the device. Which files
// are asked for says little of which listings they were for: hooks/hereabouts/calendars/known.py writes many into each.

import { toCalendar, toUid } from './ics.mjs';
import { londonNow } from './recurrence.mjs';

const DATA = new URL('../../data/calendar/', import.meta.url);

async function get(name) {
  const answer = await fetch(new URL(name, DATA));
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer.json();
}

/** Which of so many files holds a listing; known.py knows the same. */
export const shelfOf = (slug, count) => parseInt(toUid(slug).slice(-8), 16) % count;

/**
 * The listings that may be in a calendar, of those named, and what all calendars share.
 * @param {string[]} slugs @param {(name: string) => Promise<object>} load
 * @returns {Promise<{entries: object[], about: object}>} what has no dates, is gone or confidential is in no entry
 */
export async function loadEntries(slugs, load = get) {
  const about = await load('about.json');
  const numbers = [...new Set(slugs.map((slug) => shelfOf(slug, about.files)))];
  const files = await Promise.all(numbers.map((number) => load(`${number}.json`)));
  const known = Object.assign({}, ...files);
  return { about, entries: slugs.filter((slug) => slug in known).map((slug) => known[slug]) };
}

/**
 * One calendar of some listings, from today on.
 * @param {string[]} slugs @param {{plainNames?: boolean, reminder?: boolean}} choices
 * @returns {Promise<{text: string, count: number}>} `count` listings are in it
 */
export async function calendarOf(slugs, choices, load = get) {
  const { about, entries } = await loadEntries(slugs, load);
  const text = toCalendar(entries, { about, since: londonNow().day, ...choices });
  return { text, count: text ? entries.length : 0 };
}
