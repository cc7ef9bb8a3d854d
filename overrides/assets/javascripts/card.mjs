// One result of the finder: what its card says, and the card itself, drawn by DOM calls.
// overrides/fragments/card.html is the same card, for lists that need no script.

import {
  formatDate, formatDay, fromCompact, fromCompactNotice, isoOf, nextDates, sessionWords,
} from './recurrence.mjs';
import { nearest } from './search.mjs';

const CHECK_DUE_DAYS = 183;
const HORIZON_DAYS = 400;
const SOON = 3;
const PAUSED = 2;
const NEVER = 1e9;
const SAID = { cancelled: 'Cancelled', moved: 'Moved', full: 'Full', changed: 'Changed' };
const EASE = ['you may just watch', 'someone meets you', 'you may leave early'];
const POSTCODE = 1;
const SITE = new URL('../../', import.meta.url);

const join = (words) => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');

/** The notices of a row that are not over. */
export function noticesOf(shelf, row, today) {
  return shelf.notices[row].map(fromCompactNotice).filter(({ dates, until }) => {
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

/** The next date on which a row is held, cancelled ones left out. @returns {{day: number, start: number} | undefined} */
export function nextOf(shelf, row, now, closures) {
  if (shelf.status[row] === PAUSED || !shelf.when[row].length) return undefined;
  const notices = noticesOf(shelf, row, now.day);
  const sessions = shelf.when[row].map(fromCompact);
  const dates = nextDates(sessions, now, closures, notices.length ? SOON : 1,
    { horizon: HORIZON_DAYS, notices, venue: shelf.closes[row] });
  return dates.find(({ notice }) => !notice || notice.what !== 'cancelled');
}

/** A number that orders rows by their next date; worked out once for each row. */
export function soonKey(shelf, row, now, closures) {
  if (shelf.soonOn !== now.day) Object.assign(shelf, { soonOn: now.day, soon: new Float64Array(shelf.size) });
  if (!shelf.soon[row]) {
    const next = nextOf(shelf, row, now, closures);
    shelf.soon[row] = next ? next.day * 1440 + Math.max(next.start, 0) : NEVER;
  }
  return shelf.soon[row];
}

/** "9 months ago", as in pages/words.py. */
export function ageWords(days) {
  if (days < 1) return 'today';
  for (const [least, size, name] of [[730.5, 365.25, 'year'], [61, 30.44, 'month'], [14, 7, 'week']]) {
    if (days >= least) return `${Math.round(days / size)} ${name}s ago`;
  }
  return days > 1 ? `${days} days ago` : 'yesterday';
}

const isPast = ([mask, , , , , , until, , , , , also], today) => {
  const last = Array.isArray(mask) ? Math.max(...mask) : until || Infinity;
  return last < today && !(also || []).some((day) => day >= today);
};

function timesOf(shelf, row, today) {
  if (shelf.status[row] === PAUSED) return 'Paused for now';
  const left = shelf.when[row].filter((session) => !isPast(session, today));
  if (!left.length) return shelf.said[row];
  const { note, venue, ...session } = fromCompact(left[0]);
  const hall = shelf.halls[row][venue];
  const words = sessionWords(session, today) + (hall ? `, at ${hall}` : '') + (note ? `. ${note}` : '');
  return left.length > 1 ? `${words}, and other times` : words;
}

function factOf(label, answer) {
  if (answer === '1') return { class: 'yes', words: label };
  if (answer === '2') return { class: 'no', words: `${label}: no` };
  return answer === '3' ? { class: '', words: `${label}: ask first` } : { class: 'unknown', words: `${label}: not known` };
}

/** What the card tells of access, where there is a place, and of company. */
function factsOf(shelf, row, { shown, fact }) {
  const answer = (number) => shelf.facts[row][number] || '0';
  const access = shelf.venue[row] ? shown : [];
  return [...access.map((number) => factOf(fact[number][1], answer(number))), factOf('Bring someone', answer(0))];
}

/** The names of area and venue and, from a centre, how far it is to the nearest venue. */
function placeOf(shelf, row, { area }, centre) {
  const names = [(area[shelf.area[row] - 1] || [])[1], shelf.venue[row]];
  if (!centre || !shelf.placed[row]) return { names, away: '' };
  const { square, spot } = nearest(shelf, row, centre);
  const [, , exact, venue] = spot ? shelf.more.get(row)[spot - 1] : [0, 0, shelf.exact[row], shelf.at[row] || names[1]];
  return { names: [names[0], venue], away: (exact > POSTCODE ? 'about ' : '') + centre.formatDistance(Math.sqrt(square)) };
}

/**
 * What the card of a row says.
 * @param {{manifest: object, now: {day: number, minutes: number}, centre?: {e: number, n: number, formatDistance: Function}}} seen
 */
export function toCard(shelf, row, { manifest, now, centre }) {
  const next = nextOf(shelf, row, now, manifest.closures);
  const age = now.day - shelf.checked[row];
  const due = age > CHECK_DUE_DAYS;
  const ease = join(EASE.filter((_, bit) => shelf.ease[row] >> bit & 1));
  return {
    href: new URL(`activity/${shelf.slug[row]}/`, SITE).href,
    name: shelf.name[row],
    notices: noticesOf(shelf, row, now.day).slice(0, 1).map((notice) => (
      { class: notice.what, words: noticeWords(notice, now.day), because: notice.because })),
    times: timesOf(shelf, row, now.day),
    next: next && { iso: isoOf(next.day), words: formatDate(next.day).split(' ')[0] + ' ' + formatDay(next.day, now.day) },
    place: placeOf(shelf, row, manifest, centre),
    tags: shelf.tags[row].map(([sign, words]) => ({ class: sign.trim(), words })),
    facts: factsOf(shelf, row, manifest),
    why: ease && `${ease[0].toUpperCase()}${ease.slice(1)}.`,
    due,
    checked: `Last checked ${due ? ageWords(age) : formatDay(shelf.checked[row])}`,
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
    line('place', [...card.place.names.map((name) => name && element('span', { translate: 'no' }, name)), card.place.away]),
    said,
    list('tags', 'tag', card.tags),
    list('facts', 'fact', card.facts),
    card.why ? element('p', { class: 'why' }, card.why) : '',
    element('p', classed('checked', card.due && 'due'), card.checked,
      card.due ? ': ask before you go' : element('span', { class: 'age-due' }, ': ask before you go')));
}

/** Draws cards into lists; a card is kept while shelf, centre and day stay the same. */
export function openCards(manifest) {
  let kept = { nodes: new Map() };
  const cardOf = (row, { shelf, centre, now }) => {
    if (kept.shelf !== shelf || kept.centre !== centre || kept.day !== now.day) {
      kept = { shelf, centre, day: now.day, nodes: new Map() };
    }
    if (!kept.nodes.has(row)) {
      kept.nodes.set(row, drawCard(toCard(shelf, row, { manifest, now, centre }), shelf.summary[row]));
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
