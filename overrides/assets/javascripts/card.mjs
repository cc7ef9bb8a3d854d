// Results of the finder: their order, what their cards say, and the cards themselves, drawn by DOM calls.
// overrides/fragments/card.html is the same card, for lists that need no script.

import {
  ageWords, formatDate, formatDay, fromCompact, fromCompactNotice, isoOf, londonNow, nextDates, sessionWords,
} from './recurrence.mjs';
import { cell, nearest, slugOf } from './search.mjs';

const LAST = 1e12;
const HORIZON_DAYS = 400;
const SOON = 3;
const PAUSED = 2;
const NEVER = 1e9;
const SAID = { cancelled: 'Cancelled', moved: 'Moved', full: 'Full', changed: 'Changed' };
const REASONS_SHOWN = 3;
const POSTCODE = 1;
const SITE = new URL('../../', import.meta.url).href;

const join = (words) => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');

let read = { at: -Infinity };

/** What the clocks in Britain show; read once a minute, as reading takes its time. */
export function clock() {
  if (Date.now() - read.at > 60000) read = { ...londonNow(), at: Date.now() };
  return read;
}

/** The notices of a row that are not over. */
export function noticesOf(shelf, row, today) {
  return cell(shelf, row, 'notices', []).map(fromCompactNotice).filter(({ dates, until }) => {
    const ends = Math.max(...dates, until || 0);
    return !ends || ends >= today;
  });
}

/** What a notice says of which dates, without its reason. */
export function noticeWords({ what, dates, start, until }, today) {
  if (dates.length) return `${SAID[what]}: ${join(dates.filter((day) => day >= today).slice(0, 4).map(formatDate))}.`;
  const later = start > today;
  const words = (later ? ` from ${formatDay(start, today)}` : '') + (until ? ` until ${formatDay(until, today)}` : '');
  const back = words && !later && what === 'cancelled' ? ` Back from ${formatDay(until + 1, today)}.` : '';
  return `${SAID[what]}${words}.${back}`;
}

const isPaused = (shelf, row) => cell(shelf, row, 'status', 0) === PAUSED;

/** The next date on which a row is held, cancelled ones left out. @returns {{day: number, start: number} | undefined} */
export function nextOf(shelf, row, now, closures) {
  if (isPaused(shelf, row)) return undefined;
  const notices = noticesOf(shelf, row, now.day);
  const sessions = cell(shelf, row, 'when', []).map(fromCompact);
  const dates = nextDates(sessions, now, closures, notices.length ? SOON : 1,
    { horizon: HORIZON_DAYS, notices, venue: cell(shelf, row, 'closes', '') });
  return dates.find(({ notice }) => !notice || notice.what !== 'cancelled');
}

const within = (pairs, day) => pairs.some(([from, until]) => from <= day && day <= until);

/** The next day and minute of sessions held each week; NaN where a look at the calendar's exceptions is needed. */
function simpleKey(sessions, now, { closed, bank, school }) {
  let key = NEVER;
  for (const session of sessions) {
    const [days, start = -1, end = -1, weeks = 1, , first = 0, until = 0, months, rests = 0] = session;
    if (session.length > 9 || Array.isArray(days) || weeks !== 1 || months || first > now.day) return NaN;
    let day = now.day + (end >= 0 && end <= now.minutes ? 1 : 0);
    const last = day + 7;
    while (day < last && !(days >> (day + 3) % 7 & 1)) day++;
    if (within(closed, day) || (rests & 1 && bank.includes(day)) || (rests & 2 && within(school, day))) return NaN;
    if (day < last && (!until || day <= until)) key = Math.min(key, day * 1440 + Math.max(start, 0));
  }
  return key;
}

/** A number that orders rows by their next date; worked out once for each row. */
export function soonKey(shelf, row, now, closures) {
  if (shelf.soonOn !== now.day) Object.assign(shelf, { soonOn: now.day, soon: new Float64Array(shelf.size) });
  if (!shelf.soon[row]) {
    const plain = !cell(shelf, row, 'notices') && !cell(shelf, row, 'closes') && !isPaused(shelf, row);
    shelf.soon[row] = plain ? simpleKey(cell(shelf, row, 'when', []), now, closures) : NaN;
    if (Number.isNaN(shelf.soon[row])) {
      const next = nextOf(shelf, row, now, closures);
      shelf.soon[row] = next ? next.day * 1440 + Math.max(next.start, 0) : NEVER;
    }
  }
  return shelf.soon[row];
}

/** The first rows by a number each; equal ones stay in the order of the tiles. */
export function firstBy(rows, keyOf, wanted) {
  const keys = [];
  const first = [];
  rows.forEach((row) => {
    const key = keyOf(row);
    if (first.length >= wanted && !(key < keys[wanted - 1])) return;
    let at = keys.length;
    while (at && key < keys[at - 1]) at--;
    keys.splice(at, 0, key);
    first.splice(at, 0, row);
    if (first.length > wanted) [keys, first].forEach((list) => list.pop());
  });
  return first;
}

/** The place of a row in the order of names, worked out once for a shelf. */
export function nameKey(shelf, row) {
  if (!shelf.order) {
    const said = shelf.name.map((name) => name.normalize('NFD').toLowerCase());
    shelf.order = new Uint32Array(shelf.size);
    [...said.keys()].sort((a, b) => (said[a] < said[b] ? -1 : said[a] > said[b] ? 1 : a - b))
      .forEach((at, place) => { shelf.order[at] = place; });
  }
  return shelf.order[row];
}

/** The reasons that make a first visit gentle, in the order of cards, as pages/card.py chooses them. @returns {string[]} */
function reasonsOf(shelf, row, { gentle }) {
  const bits = cell(shelf, row, 'ease', 0);
  return gentle.filter(([bit]) => bits >> bit & 1).map(([, words]) => words);
}

/** A number that orders rows by how many reasons there are, then by their next date; what is paused comes last. */
export function gentleKey(shelf, row, now, closures) {
  const soon = soonKey(shelf, row, now, closures);
  if (isPaused(shelf, row)) return soon;
  let reasons = 0;
  for (let bits = cell(shelf, row, 'ease', 0); bits; bits &= bits - 1) reasons++;
  return soon - 10 * NEVER * reasons;
}

/** Whether a listing's check is so old that people should ask first; where only names are loaded, nothing is known. */
export const isStale = (shelf, row, now, manifest) => now.day - cell(shelf, row, 'checked') > manifest.stale;

/** The number that orders a listing with an old check: half as good a match, as if twice as far away, or last. */
export function demoted(sort, key) {
  return { match: key / 2, near: key * 4, name: key }[sort] ?? key + LAST;
}

const isPast = ([mask, , , , , , until, , , , , also], today) => {
  const last = Array.isArray(mask) ? Math.max(...mask) : until || Infinity;
  return last < today && !(also || []).some((day) => day >= today);
};

function timesOf(shelf, row, today) {
  if (isPaused(shelf, row)) return 'Paused for now';
  const left = cell(shelf, row, 'when', []).filter((session) => !isPast(session, today));
  if (!left.length) return cell(shelf, row, 'said', '');
  const { note, venue, ...session } = fromCompact(left[0]);
  const hall = cell(shelf, row, 'halls', {})[venue];
  const words = sessionWords(session, today) + (hall ? `, at ${hall}` : '') + (note ? `. ${note}` : '');
  return left.length > 1 ? `${words}, and other times` : words;
}

function factOf(label, answer) {
  if (answer === '1') return { class: 'yes', words: label };
  if (answer === '2') return { class: 'no', words: `${label}: no` };
  return answer === '3' ? { class: '', words: `${label}: ask first` } : { class: 'unknown', words: `${label}: not known` };
}

/** What the card tells of access, where there is a place, and of company. */
function factsOf(shelf, row, { shown: [company, ...access], fact }) {
  const answers = cell(shelf, row, 'facts', '');
  const facts = access.map((number, at) => factOf(fact[number][1], answers[at + 1] || '0'));
  return [...(cell(shelf, row, 'venue') ? facts : []), factOf(fact[company][1], answers[0] || '0')];
}

/** The names of area and venue and, from a centre, how far it is to the nearest venue. */
function placeOf(shelf, row, { area }, centre) {
  const [, served = ''] = cell(shelf, row, 'serves', []);
  const hall = cell(shelf, row, 'venue', '');
  const names = [served && !hall ? '' : (area[cell(shelf, row, 'area', 0) - 1] || [])[1], hall];
  if (!centre || !shelf.placed[row]) return { names, away: '', ...(served && { served }) };
  const { square, spot, centre: from } = nearest(shelf, row, centre.points);
  const [, , exact, venue] = spot ? shelf.more.get(row)[spot - 1]
    : [0, 0, cell(shelf, row, 'exact', 0), cell(shelf, row, 'at', names[1])];
  return { names: [names[0], venue], ...(served && { served }), away: (exact > POSTCODE ? 'about ' : '') + centre.formatDistance(Math.sqrt(square))
    + (centre.points.length > 1 ? ` from ${from.label}` : '') };
}

/**
 * What the card of a row says.
 * @param {{manifest: object, now: {day: number, minutes: number}, centre?: {e: number, n: number, formatDistance: Function},
 *   gentle?: boolean}} seen with `gentle` it names every reason that makes a first visit gentle
 */
export function toCard(shelf, row, { manifest, now, centre, gentle }) {
  const next = nextOf(shelf, row, now, manifest.closures);
  const checked = cell(shelf, row, 'checked');
  const age = now.day - checked;
  const due = age > manifest.stale;
  const reasons = checked ? reasonsOf(shelf, row, manifest) : [];
  return {
    href: `${SITE}activity/${slugOf(shelf, row)}/`,
    name: shelf.name[row],
    notices: noticesOf(shelf, row, now.day).slice(0, 1).map((notice) => (
      { class: notice.what, words: noticeWords(notice, now.day), because: notice.because })),
    times: timesOf(shelf, row, now.day) || (checked ? 'Times not known: ask them' : ''),
    next: next && { iso: isoOf(next.day), words: formatDate(next.day).split(' ')[0] + ' ' + formatDay(next.day, now.day) },
    place: placeOf(shelf, row, manifest, centre),
    tags: cell(shelf, row, 'tags', []).map(([sign, words]) => ({ class: sign.trim(), words })),
    // Where only names are loaded, nothing is known and nothing is said.
    facts: checked ? factsOf(shelf, row, manifest) : [],
    why: reasons.length ? `Gentle: ${join(gentle ? reasons : reasons.slice(0, REASONS_SHOWN))}.`
      : gentle && checked ? 'Gentle: not known yet.' : '',
    due,
    checked: checked && (due ? `Not checked for ${ageWords(age).replace(' ago', '')}` : `Last checked ${formatDay(checked)}`),
    ask: ['ask first', manifest.ask[cell(shelf, row, 'ask', 0) - 1]].filter(Boolean).join(', '),
  };
}

/** An element with attributes and children; texts become text, whatever they hold. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== '' && child !== undefined));
  return made;
}

const classed = (name, extra) => ({ class: extra ? `${name} ${extra}` : name });
const list = (name, of, rows) => (rows.length
  ? element('ul', { class: name }, ...rows.map((row) => element('li', classed(of, row.class), row.words))) : '');

/** A paragraph of parts with dots between them; nothing where there are none. */
function line(name, parts) {
  const said = parts.filter(Boolean);
  return said.length ? element('p', { class: name },
    ...said.map((part, number) => [number ? ' · ' : '', ...[].concat(part)]).flat()) : '';
}

/** The card as a list item. */
export function drawCard(card, summary = '') {
  const { next } = card;
  const soon = next && ['next ', element('time', { datetime: next.iso }, next.words)];
  const said = element('p', { class: 'summary' }, summary);
  said.hidden = !summary;
  return element('li', { class: 'card' },
    ...card.notices.map((notice) => element('p', classed('notice', notice.class),
      element('strong', {}, notice.words), ' ' + notice.because)),
    element('h3', {}, element('a', { href: card.href, translate: 'no' }, card.name)),
    line('when', [card.times, soon]),
    line('place', [...card.place.names.map((name) => name && element('span', { translate: 'no' }, name)), card.place.served, card.place.away]),
    said,
    list('tags', 'tag', card.tags),
    list('facts', 'fact', card.facts),
    card.why ? element('p', { class: 'why' }, card.why) : '',
    card.checked && element('p', classed('checked', card.due && 'due'), card.checked,
      card.due ? `: ${card.ask}` : element('span', { class: 'age-due' }, ': ask before you go')));
}

/** Puts the button that hides a card beside its last line. */
function withButton(card, slug, name) {
  card.lastElementChild.before(element('button', { type: 'button', class: 'button plain not-for-me', 'data-away': slug },
    element('span', { 'aria-hidden': 'true' }, 'Not for me'),
    element('span', { class: 'hidden-words' }, 'Not for me: ', element('span', { translate: 'no' }, name))));
  return card;
}

/** Draws cards into lists; a card is kept while shelf, centre, day and what it tells stay the same. */
export function openCards(manifest) {
  let kept = { nodes: new Map() };
  const cardOf = (row, { shelf, centre, now, gentle }) => {
    if (kept.shelf !== shelf || kept.centre !== centre || kept.day !== now.day || kept.gentle !== gentle) {
      kept = { shelf, centre, day: now.day, gentle, nodes: new Map() };
    }
    if (!kept.nodes.has(row)) {
      const card = drawCard(toCard(shelf, row, { manifest, now, centre, gentle }), shelf.summary[row]);
      kept.nodes.set(row, withButton(card, slugOf(shelf, row), shelf.name[row]));
    }
    return kept.nodes.get(row);
  };
  return {
    draw: (into, rows, seen) => into.replaceChildren(...rows.map((row) => cardOf(row, seen))),
    /** Puts summaries that have come into the cards already drawn. */
    fill(shelf) {
      for (const [row, card] of kept.shelf === shelf ? kept.nodes : []) {
        const said = card.querySelector('.summary');
        said.textContent = shelf.summary[row] || '';
        said.hidden = !said.textContent;
      }
    },
  };
}
