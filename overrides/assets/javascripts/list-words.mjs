// My list in words: when it is next, what it costs this person, how to reach them, and what to say. Nothing here touches
// the page or the net, so the words can be had with the server gone.

import { formatDate, formatDay, formatTimes, fromCompact, fromCompactNotice, nextDates, sessionWords } from './recurrence.mjs';

const SHOWN = 3;
const WAYS = { form: 'Form', email: 'E-mail', text: 'Text', 'drop-in': 'Drop in', phone: 'Call', url: 'Website' };
const LONG_TEXT = 459;
const LONG_WIDE_TEXT = 201;
const NARROW = /^[\w\s@£$¥èéùìòÇØøÅåÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*$/;

const stopped = (said) => (/[.!?]$/.test(said) ? said : `${said}.`);
const capital = (said) => said.slice(0, 1).toUpperCase() + said.slice(1);

/**
 * The next dates of an entry, cancelled ones too.
 * @param {object} facts as saved.py writes them @param {{day: number, minutes: number}} now
 * @param {object} rests the days of rest of the whole directory
 */
export function datesOf(facts, now, rests, count = SHOWN) {
  if (facts.paused || !facts.when) return [];
  const closures = { bank: [], school: [], closed: [], ...rests, venues: facts.shut || {} };
  const sessions = facts.when.map(fromCompact);
  const notices = (facts.notices || []).map(fromCompactNotice);
  return nextDates(sessions, now, closures, count, { notices, venue: facts.home })
    .map(({ day, start, end, session, notice }) => ({
      day, start, end, state: notice ? notice.what : '', hall: (facts.halls || {})[sessions[session].venue] || '',
    }));
}

/** The next date on which it is held. */
export const nextOf = (facts, now, rests) => datesOf(facts, now, rests, 9).find(({ state }) => state !== 'cancelled');

/** "Tuesday 24 November", with the year where that is another one. */
export const dayWords = (day, today) => `${formatDate(day).split(' ')[0]} ${formatDay(day, today)}`;

/** "Tuesday 24 November, 10:30am to 12:30pm" */
export const dateWords = ({ day, start, end }, today) => [dayWords(day, today), formatTimes(start, end)].filter(Boolean).join(', ');

/** When it is, in a few words: the next date, or else its times. */
export function whenWords(facts, now, rests) {
  if (facts.paused) return 'Paused for now';
  const next = nextOf(facts, now, rests);
  if (next) return dateWords(next, now.day) + (next.state === 'full' ? ' (full)' : '');
  return patternsOf(facts, now)[0] || facts.said || 'Times not known: ask them';
}

/** Its times in words, without what is past. */
export function patternsOf(facts, now) {
  const isOver = ({ dates, until, also }) => {
    const last = dates.length ? Math.max(...dates) : until;
    return last && last < now.day && !also.some((day) => day >= now.day);
  };
  return facts.paused ? [] : (facts.when || []).map(fromCompact).filter((session) => !isOver(session))
    .map((session) => sessionWords(session, now.day));
}

/** What a notice says that is not over: "Cancelled: Tuesday 1 December 2026. The leader is away." */
export function noticesOf(facts, now) {
  return (facts.notices || []).map(fromCompactNotice)
    .filter(({ dates, until }) => { const last = Math.max(until || 0, ...dates); return !last || last >= now.day; })
    .map(({ what, dates, start, until, because }) => {
      const days = dates.filter((day) => day >= now.day).map((day) => dayWords(day, now.day)).join(', ');
      const span = [start > now.day && `from ${formatDay(start)}`, until && `until ${formatDay(until)}`].filter(Boolean).join(' ');
      return [`${capital(what)}${days || span ? `: ${days || span}` : ''}.`, because].filter(Boolean).join(' ');
    });
}

/** The lowest price that one of these groups gets, if it is lower than everyone's. */
export function lowerFor(facts, groups) {
  const mine = (facts.lower || []).filter(([of]) => of.some((group) => groups.includes(group)));
  const known = mine.filter(([, pence]) => typeof pence === 'number').sort((a, b) => a[1] - b[1]);
  const [best = mine[0]] = known;
  if (!best) return null;
  const [, pence, pays, who, shows] = best;
  return typeof pence === 'number' && typeof facts.pence === 'number' && pence >= facts.pence ? null : { pays, who, shows };
}

/**
 * What it costs this person. The benefit or card stands in it only where that is asked for.
 * @param {string[]} groups the lower prices that the person can get, as chosen on the find page in this tab
 */
export function priceFor(facts, groups = [], isNamed = false) {
  const mine = lowerFor(facts, groups);
  const first = facts.first ? ', first visit free' : '';
  if (mine) return `${mine.pays} for me${isNamed ? ` (${mine.who}. To show: ${mine.shows.replace(/\.$/, '')})` : ''}${first}`;
  if (!facts.price) return 'Price not known: ask them';
  const others = (facts.lower || []).length && !groups.length ? ', less for some people' : '';
  return facts.price.replace(/: ask them\.$/, ', ask them') + others + first;
}

/** Where it is, in one line. */
export function placeWords(facts, next) {
  const places = facts.where || [];
  const there = places.find(([name]) => next && next.hall && name === next.hall) || places[0];
  const said = there ? [there[0], there[1]].filter(Boolean).join(', ') : '';
  return said || (facts.online ? 'Online' : '');
}

/** One way to reach them: "Text 01632 960701". */
export const wayWords = ([way, value]) => `${WAYS[way] || 'Contact'}${way === 'text' || way === 'phone' ? '' : ':'} ${value}`;

/**
 * How to reach them: the quietest way that needs no web page, and where that is a letter a number too, for those without
 * internet.
 */
export function contactWords({ ways = [] }) {
  const plain = ways.filter(([way]) => way !== 'form' && way !== 'url');
  const [first = ways[0]] = plain;
  if (!first) return 'No way to reach them is known';
  const number = first[0] === 'email' && plain.find(([way]) => way === 'text' || way === 'phone');
  return [first, number].filter(Boolean).map(wayWords).join(' or ');
}

/** The one line of an entry: name, day and time, place, price for me, contact. */
export function lineOf({ facts, gone }, now, rests, groups, isNamed) {
  if (gone) return `${facts.name}: no longer listed. Ask before you go.`;
  const next = nextOf(facts, now, rests);
  const parts = [facts.name, whenWords(facts, now, rests), placeWords(facts, next), priceFor(facts, groups, isNamed), contactWords(facts)];
  return parts.filter(Boolean).map(stopped).join(' ');
}

/** The same for a record: with the day on which it was checked. */
export function recordLineOf(entry, now, rests, groups, isNamed) {
  const { checked } = entry.facts;
  const said = checked ? `Last checked ${formatDay(checked)}.` : 'Day of the check not known.';
  return `${lineOf(entry, now, rests, groups, isNamed)} ${said}`;
}

/** Whether the check is so old that one should ask first. */
export const isStale = ({ checked }, now, stale) => Boolean(checked && stale) && now.day - checked > stale;

/** What to say when one gets in touch: who one is stays out of it, and what is not known is asked. */
export function askWords(facts, now, rests) {
  const next = nextOf(facts, now, rests);
  const day = next ? `on ${dayWords(next.day, now.day)}` : 'soon';
  const want = /book/i.test(facts.start || '') ? `I would like to book a place ${day}.` : `I would like to come ${day}.`;
  const questions = [
    !facts.met && 'Who shall I look for when I come?',
    !facts.bring && 'May I bring someone?',
    (!facts.price || /not know/i.test(facts.price)) && 'What does it cost?',
    'Is there anything I should bring?',
  ].filter(Boolean).slice(0, 2);
  return `“Hello. ${want} It would be my first time. ${questions.join(' ')}”`;
}

/** The list with the date that each entry waits for: once that has passed, it is asked how it was. */
export const withDue = (now) => (list) => ({ ...list, entries: list.entries.map((entry) => {
  const next = !entry.due && !entry.stopped && nextOf(entry.facts, now, list.rests);
  return next ? { ...entry, due: next.day } : entry;
}) });

// Half a character, as a slip of the keyboard leaves it, has no place in a link.
const plainly = (said) => said.replace(/\p{Cs}/gu, '').replace(/[’‘]/g, '\'').replace(/[“”]/g, '"').replace(/[–—]/g, '-').replace(/…/g, '...').replace(/\u00a0/g, ' ');

/**
 * Lines as few messages as they need, never parted within a line. What a telephone sends in seven bits may be longer.
 * @param {string[]} lines @returns {string[]}
 */
export function toMessages(lines) {
  const said = lines.map(plainly);
  const most = said.every((line) => NARROW.test(line)) ? LONG_TEXT : LONG_WIDE_TEXT;
  return said.reduce((parts, line) => {
    const last = parts[parts.length - 1];
    if (last !== undefined && last.length + 1 + line.length <= most) return [...parts.slice(0, -1), `${last}\n${line}`];
    return [...parts, line];
  }, []);
}
