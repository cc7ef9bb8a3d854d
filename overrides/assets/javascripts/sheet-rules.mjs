// The rules that a table can break and the form cannot, in the words of `hereabouts check`: hooks/hereabouts/rules has
// them under the same names. Those that both can break stand in form-rules.mjs.

import { toSession } from './form-when.mjs';
import { toGrid } from './grid.mjs';
import { dayOf, nextDates } from './recurrence.mjs';

const LOOK_AHEAD = 800;
const NEVER_CLOSED = { bank: [], school: [], closed: [], venues: {} };
const HOST = '(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}_-]*\\.?(?::\\d{1,5})?(?=[/?#]|$)';
const WHOLE = new RegExp(`^https?://${HOST}`, 'iu');
const TARGETS = [/\]\(\s*<?([^)>]*)/g, /^ {0,3}\[[^\]]+\]:\s*<?(\S+)/gm, /<([A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>/g,
  /\b(?:href|src)\s*=\s*["']?([^"'>]*)/gi];
const UNSEEN = /[\0-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g;

const PUBLIC = 'This file is public, and so is its past.';
const SAID_ELSEWHERE = ['ask', 'address', 'street', 'postcode', 'pin', 'directions'];
const OF_OTHERS = ['where', 'contact', 'organisation', 'source', 'other-ids', 'related', 'notices'];
const SMALL = 'a|an|and|at|along|by|from|in|into|min|mins|minutes?|metres?|miles?|of|off|on|or|past|stops?|the|to|up|via|yards?';
const ROAD = 'street|road|rd|lane|avenue|ave|close|crescent|drive|gardens|grove|hill|mews|place|row|square|terrace|walk|way';
const GIVEN_AWAY = [
  /\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d(?!st\b|nd\b|rd\b|th\b)[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}\b/,
  new RegExp(`\\b\\d{1,4}[a-z]?,? (?:(?!(?:${SMALL})\\b)[a-z][a-z'’-]*\\.? ){1,3}(?:${ROAD}|st)\\b`, 'i'),
  /\/\/\/\w+\.\w+\.\w+|-?\b\d{1,2}\.\d{4,}\b|\b[A-Z]{2} ?\d{3,5} \d{3,5}\b|maps\.app|goo\.gl|\/maps\b|openstreetmap/,
];

const rowsOf = (data, name) => [...(data[name] || []).entries()].map(([row, value]) => [[name, String(row)], value]);
const isWritten = (venue) => venue instanceof Object;
const writtenVenues = (data) => rowsOf(data, 'where').filter(([, { venue }]) => isWritten(venue)).map(([path, { venue }]) => [[...path, 'venue'], venue]);

function* textsIn(value, path = [], without = []) {
  if (typeof value === 'string') yield [path, value];
  else for (const [key, below] of Object.entries(value)) if (!without.includes(key)) yield* textsIn(below, [...path, key]);
}

function* future(title, day, path, today) {
  if (day && day > today) yield [path, `${title} must not be in the future; today is ${today}. Check the year and the month.`];
}

function lastDate({ day, dates = [], also = [], until = '' }) {
  return day && !until ? '' : [...dates, ...also, until].sort().pop() || '';
}

/** A session that may have no date: between two dates, or with most weeks of the month left out. */
const isNarrow = ({ from, until, except = [] }) => (from && until) || except.length >= 4;
const isBackwards = ({ from = '0', until = '9' }) => until < from;

function hasADate(session, today) {
  if ('also' in session || 'dates' in session || isBackwards(session)) return true;
  const day = session.from ? dayOf(session.from) : dayOf(today);
  return nextDates([toSession(session)], { day, minutes: 0 }, NEVER_CLOSED, 1, { horizon: LOOK_AHEAD }).length > 0;
}

/** A target with the signs that &colon; and the like stand for, as a browser reads it. */
const unescape = (target) => (target.includes('&')
  ? new DOMParser().parseFromString(target.replace(/</g, '&lt;'), 'text/html').body.textContent : target);

/** What a description's links lead to. */
const targetsOf = (words) => TARGETS.flatMap((pattern) => [...words.matchAll(pattern)].map(([, target]) => unescape(target)));

const notFound = (title, slug, folder) => `${title} ${slug} is not found. Write its file in ${folder}, or put that file right first if it has errors.`;

function* textsAboutSecrets(data, secret) {
  const where = rowsOf(data, 'where');
  const hidden = where.filter(([, { venue }]) => (isWritten(venue) ? venue.confidential === 'yes' : secret.includes(venue)));
  for (const [path, row] of hidden) {
    yield* textsIn(row, path, ['venue']);
    if (isWritten(row.venue)) yield* textsIn(row.venue, [...path, 'venue'], SAID_ELSEWHERE);
  }
  if (where.length && hidden.length === where.length) yield* textsIn(data, [], OF_OTHERS);
}

const RULES = {
  * venue_is_known(data, { lacks }) {
    for (const [path, { venue }] of rowsOf(data, 'where')) {
      if (lacks.includes('where[].venue') && !isWritten(venue)) yield [[...path, 'venue'], notFound('Venue', venue, 'venues')];
    }
  },
  * organisation_is_known({ organisation }, { lacks }) {
    if (lacks.includes('organisation') && typeof organisation === 'string') yield [['organisation'], notFound('Organisation', organisation, 'organisations')];
  },
  * scheme_is_known({ cost }, { lacks }) {
    for (const [[, row], { scheme }] of rowsOf(cost, 'reduced')) {
      if (lacks.includes('cost.reduced[].scheme') && scheme) yield [['cost', 'reduced', row, 'scheme'], notFound('Scheme', scheme, 'schemes')];
    }
  },
  * session_can_happen(data, { today }) {
    for (const [path, session] of rowsOf(data, 'when')) {
      if (isNarrow(session) && !hasADate(session, today)) {
        yield [path, 'Session is never held: no day fits. Check its day, months, first and last date, and what is left out.'];
      }
    }
  },
  * confidential_place_is_not_given_away(data, { secret }) {
    for (const [path, text] of textsAboutSecrets(data, secret)) {
      const [found] = GIVEN_AWAY.map((pattern) => pattern.exec(text)).filter(Boolean).sort((one, other) => one.index - other.index);
      if (found) {
        yield [path, `"${found[0]}" may tell where a confidential place is. ${PUBLIC} Take it out; say under ask how to ask for the address.`];
      }
    }
  },
  * pin_is_in_the_area(data, { map }) {
    for (const [path, { pin }] of writtenVenues(data).filter(([, venue]) => venue.pin)) {
      const [lat, lon] = [Number(pin.lat), Number(pin.lon)];
      const { e, n } = 'easting' in pin ? { e: Number(pin.easting), n: Number(pin.northing) }
        : lat >= 49 && lat <= 61 && lon >= -9 && lon <= 3 ? toGrid(lat, lon) : {};
      if (e === undefined) yield [[...path, 'pin'], 'Pin is not in Britain. Latitude, about 50 to 60, goes under lat; longitude is mostly negative.'];
      else if (map && !(map[0] <= e && e <= map[2] && map[1] <= n && n <= map[3])) {
        yield [[...path, 'pin'], 'Pin lies outside the area of this directory. Check its numbers, or widen map in settings.yml.'];
      }
    }
  },
  * ended_has_no_dates_to_come(data, { today }) {
    for (const [path, session] of data.status === 'ended' ? rowsOf(data, 'when') : []) {
      const last = lastDate(session);
      const goesOn = last ? `its dates go on until ${last}` : 'this time has no last date';
      if (!last || last >= today) yield [path, `Status is ended, but ${goesOn}. Write the last date as until, or take the time out.`];
    }
  },
  * links_in_words_are_web_addresses({ description = '' }) {
    for (const target of /\]\(|\]:|</.test(description) ? targetsOf(description) : []) {
      const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(target.replace(UNSEEN, ''));
      if (scheme && !['http:', 'https:'].includes(scheme[0].toLowerCase())) {
        yield [['description'], `Description has a link that begins with ${scheme[0]} Only https:// and http:// may stand there. E-mail and phone go under contact.`];
      }
    }
  },
  * link_names_a_host(data) {
    for (const [path, text] of textsIn(data)) {
      if (!/^https?:\/\//.test(text) || WHOLE.test(text)) continue;
      yield [path, text.split('/')[2].includes('@') ? 'Web address holds a user name or password before an @. Take that part out.'
        : `Web address ${[...text].slice(0, 60).join('')} has no host such as www.example.org. Open the page and copy its address.`];
    }
  },
  * checked_is_not_in_the_future({ checked = {} }, { today }) {
    for (const [[, row], { date }] of rowsOf(checked, 'what')) yield* future('Date', date, ['checked', 'what', row, 'date'], today);
  },
  * source_licence_fits_ours({ source = {} }, { licence, fitting }) {
    const theirs = source.licence;
    if (theirs && fitting.length && !fitting.includes(theirs)) {
      yield [['source', 'licence'], `Licence ${theirs} does not allow what we publish, which is under ${licence}. `
        + 'Ask the owner, then write permission-given; or write the facts anew from the group itself.'];
    }
  },
  * added_is_not_in_the_future({ added = {} }, { today }) {
    yield* future('Date added', added.date, ['added', 'date'], today);
  },
  * permission_is_not_in_the_future({ permission = {} }, { today }) {
    yield* future('Date of permission', permission.date, ['permission', 'date'], today);
  },
  * capacity_is_not_in_the_future({ joining = {} }, { today }) {
    yield* future('Date of room for more', joining['capacity-date'], ['joining', 'capacity-date'], today);
  },
};

export const MORE_NAMES = Object.keys(RULES);

/** What these rules find. @returns {{at: string[], message: string, rule: string}[]} */
export const judgeMore = (data, known) => Object.entries(RULES).flatMap(([rule, find]) => (
  [...find(data, known)].map(([at, message]) => ({ at, message, rule }))));
