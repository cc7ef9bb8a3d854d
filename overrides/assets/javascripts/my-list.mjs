// The page My list: what was saved, in the person's own order, with a note and a small step each, and the ways out.
// Everything is drawn from what the device keeps; only facts are asked for, by shelves that many listings share.

import { button, element } from './element.mjs';
import { ask, readyList, settleOld } from './list-ask.mjs';
import { drawEntry } from './list-entry.mjs';
import { openShelves, withFacts } from './list-facts.mjs';
import { openLink, readHash } from './list-link.mjs';
import { fillReview, withVisit } from './list-review.mjs';
import { drawSheet } from './list-sheet.mjs';
import { moved, openList, withAdded, withEntry, without } from './list-store.mjs';
import { drawTake } from './list-take.mjs';
import { withDue } from './list-words.mjs';
import { needs, readQuery } from './query.mjs';
import { dayOf, formatDay, londonNow } from './recurrence.mjs';

const FIND = new URL('../../find/', import.meta.url).href;
const room = document.querySelector('[data-my-list]');
const review = document.querySelector('[data-review]');
const part = (name, tag, attributes = {}) => element(tag, { 'data-part': name, ...attributes });
const parts = {
  said: part('said', 'p', { class: 'list-said', role: 'status' }),
  asked: part('asked', 'div'),
  map: part('map', 'p', { class: 'no-print', hidden: '' }),
  mapped: part('mapped', 'div'),
  body: part('body', 'div'),
  take: element('section', { class: 'take' }),
  sheet: part('sheet', 'section', { class: 'list-sheet', 'aria-label': 'My list, for paper' }),
};
const list = openList();
const shelves = openShelves();
const REST_MS = 400;
let resting = 0;
let stopAsking = () => {};
let [named, code, codeFor, quiet, asking, finished] = [false, null, '', false, false, false];

const say = (words) => { parts.said.textContent = words; };

/** The clock of the device, unless it stands before the day on which the page was made. */
export function clockOf(now, built) {
  const day = dayOf(built);
  return day > now.day ? { now: { day, minutes: 0 }, wrong: true } : { now, wrong: false };
}

const clock = () => clockOf(londonNow(), (document.querySelector('meta[name="site-built"]') || { content: '' }).content);

function seenWith({ rests, stale }) {
  const { now, wrong } = clock();
  return { now, wrong, rests, stale, named, groups: readQuery(needs.read()).chosen.price };
}

/** Changes the list without drawing anything anew, as while somebody types; paper is made ready in the next rest. */
function write(how) {
  quiet = true;
  list.change(how);
  quiet = false;
  clearTimeout(resting);
  resting = setTimeout(drawPaper, REST_MS);
}

const nameOf = (slug) => {
  const entry = list.read().entries.find((each) => each.slug === slug);
  return (entry && entry.facts.name) || slug;
};

const acts = {
  shift(slug, steps, words) {
    list.change(moved(slug, steps));
    const { entries } = list.read();
    const at = entries.findIndex((entry) => entry.slug === slug) + 1;
    const first = document.getElementById(`${slug}-${words}`);
    (first.disabled ? document.getElementById(`${slug}-${words === 'Move up' ? 'Move down' : 'Move up'}`) : first).focus();
    say(`${nameOf(slug)} is now number ${at} of ${entries.length}.`);
  },
  remove(slug) {
    const before = list.read();
    const name = nameOf(slug);
    const at = before.entries.findIndex((entry) => entry.slug === slug);
    list.change(without(slug));
    say(`${name} is off your list. `);
    parts.said.append(button('plain', 'Put it back', () => {
      list.change((now) => ({ ...now, entries: [...now.entries.slice(0, at), before.entries[at], ...now.entries.slice(at)] }));
      say(`${name} is back on your list.`);
      document.getElementById(`${slug}-name`).focus();
    }));
    parts.said.querySelector('button').focus();
  },
  goOn(slug) {
    list.change((now) => withDue(clock().now)(withEntry(slug, () => ({ stopped: false, due: 0 }))(now)));
    document.getElementById(`${slug}-name`).focus();
  },
  write: (slug, change) => write(withEntry(slug, () => change)),
  answer(slug, visit) {
    if (!visit) {
      draw();
      document.getElementById(`${slug}-name`).focus();
      return;
    }
    list.change((now) => withDue(clock().now)(withEntry(slug, withVisit(visit))(now)));
    say('It is put down.');
    document.getElementById(`${slug}-name`).focus();
  },
};

function drawEmpty() {
  return [element('p', {}, 'Nothing is on your list yet. Press “Save” at an activity, and it stands here.'),
    element('p', {}, element('a', { class: 'button', href: FIND }, 'Find something to do'))];
}

function drawHeading({ heading }) {
  const box = element('input', { id: 'list-heading', type: 'text', maxlength: 80, autocomplete: 'off', 'aria-describedby': 'list-heading-hint' });
  box.value = heading;
  box.addEventListener('input', () => write((now) => ({ ...now, heading: box.value })));
  return element('div', { class: 'field' }, element('label', { for: 'list-heading' }, 'A heading, if you like'),
    element('p', { class: 'hint', id: 'list-heading-hint' }, 'Not a person’s name: the printed list has a line to write it on.'), box);
}

const KEPT = {
  phone: 'Kept on this phone until you clear it.', tab: 'Kept until you close this page.',
  page: 'This browser keeps nothing for this site. Your list is gone when you leave or reload this page: print it or send it first.',
};

function drawFresh() {
  return element('p', { class: 'fresh' }, finished ? 'Done with this list? ' : '',
    button(finished ? '' : 'quiet', 'Start a fresh list', () => {
      list.clear();
      say('Your list is empty, and nothing of it is kept.');
      parts.body.querySelector('a').focus();
    }, { id: 'list-fresh' }));
}

/** After something went out, a fresh list is offered: on a phone that several people use, the next one begins with none. */
function finish() {
  finished = true;
  const fresh = parts.body.querySelector('.fresh');
  if (fresh) fresh.replaceWith(drawFresh());
}

/** The ways out; what was opened stays open. */
function drawWays(seen) {
  const open = [...parts.take.querySelectorAll('details[open]')].map(({ className }) => className);
  parts.take.replaceChildren(...drawTake(list.read, seen, {
    say, done: finish, name: (is) => { named = is; draw(); }, drawCode: showCode,
  }));
  parts.take.querySelectorAll('details').forEach((details) => { details.open = open.includes(details.className); });
}

/** The sheet for paper and the review sheet, where there is a list that may be seen. */
function drawPaper() {
  clearTimeout(resting);
  const now = asking || list.isOld() ? null : list.read();
  if (!now || !now.entries.length) {
    parts.sheet.replaceChildren();
    return;
  }
  parts.sheet.replaceChildren(...drawSheet(now, seenWith(now), code));
  if (review) fillReview(review, now.entries);
}

/** Draws everything that can be seen; what has the focus keeps it. */
function draw() {
  if (quiet) return;
  const { id, selectionStart } = document.activeElement || {};
  const now = asking || list.isOld() ? null : list.read();
  document.documentElement.classList.toggle('with-list-exit', Boolean(now && now.entries.some(({ facts }) => facts.exit)));
  drawPaper();
  if (!now || !now.entries.length) {
    parts.body.replaceChildren(...(asking ? [] : drawEmpty()));
    return;
  }
  const seen = seenWith(now);
  parts.body.replaceChildren(
    element('p', { class: 'small kept' }, KEPT[list.place()]),
    seen.wrong ? element('p', { class: 'notice' }, `The clock of this device seems to be wrong. Dates are counted from ${formatDay(seen.now.day)}.`) : '',
    drawHeading(now),
    element('h2', { id: 'list-entries' }, now.entries.length === 1 ? '1 activity' : `${now.entries.length} activities`),
    element('p', { class: 'hint keys' }, 'With a keyboard, Alt and an arrow key move an activity up or down.'),
    element('ol', { class: 'entries', role: 'list', 'aria-labelledby': 'list-entries' },
      ...now.entries.map((entry, at) => drawEntry(entry, at, now.entries.length, seen, acts))),
    parts.take, drawFresh());
  drawWays(seen);
  const again = id && document.getElementById(id);
  if (again && again !== document.activeElement) {
    again.focus();
    if (selectionStart !== undefined && again.setSelectionRange) again.setSelectionRange(selectionStart, selectionStart);
  }
}

/** The code to scan is worked out once for a link; its library comes after the page. */
function showCode(into, link) {
  if (code && codeFor === link) {
    into.replaceChildren(code);
    return;
  }
  import('./list-code.mjs').then(({ drawCode }) => {
    [code, codeFor] = [drawCode(link), link];
    into.replaceChildren(code);
    drawPaper();
  }).catch(() => into.replaceChildren(element('p', {}, 'The code could not be made. It may be the signal.')));
}

/** Takes over the facts of today; without a signal the list stands as it was kept. */
async function refresh() {
  const before = list.isOld() ? null : list.read();
  if (!before || !before.entries.length) return;
  try {
    const fresh = await shelves.refresh(before);
    if (list.read() && !list.isOld()) list.change((now) => withDue(clock().now)(withFacts(fresh, before)(now)));
  } catch { /* it may be the signal */ }
}

const put = (panel) => parts.asked.replaceChildren(panel);

/** The map comes late; it is offered while there is something to show on it. */
function offerMap() {
  const { entries = [] } = (!list.isOld() && list.read()) || {};
  parts.map.hidden = parts.mapped.hidden = !entries.length;
  if (!entries.length || parts.map.childNodes.length) return;
  import('./map-offer.mjs').then(({ offerOnList }) => {
    if (!parts.map.childNodes.length) offerOnList(parts.map, parts.mapped, list);
  }).catch(() => {});
}

/** An old list is not shown before somebody has said whether it stays. */
async function settle() {
  if (!list.isOld() || asking) return;
  asking = true;
  draw();
  // The old list may be kept, cleared or forgotten in another tab, too.
  const settled = new Promise((resolve) => { stopAsking = resolve; });
  while (list.isOld()) await Promise.race([settleOld(list, put), settled]);
  asking = false;
  parts.asked.replaceChildren();
  draw();
}

const few = (count) => (count === 1 ? '1 activity' : `${count} activities`);

/** Once a link is answered, its address says no more than any other's. */
const forgetLink = () => history.replaceState(null, '', location.pathname + location.search);

/** What a link brings is shown before anything of it is taken over. */
async function offerLink() {
  const codes = readHash(location.hash);
  if (!codes.length) return;
  let brought;
  try {
    brought = await openLink(codes, shelves);
  } catch {
    say('This link holds a list. It could not be opened: it may be the signal. ');
    parts.said.append(button('plain', 'Try again', offerLink));
    return;
  }
  const { entries, gone } = brought;
  const lost = gone ? `${few(gone)} of it ${gone === 1 ? 'is' : 'are'} no longer listed.` : '';
  if (!entries.length) {
    say(`This link holds a list. ${lost}`);
    forgetLink();
    return;
  }
  const mine = list.read();
  const isMine = mine && mine.entries.length;
  const answer = await ask(put, {
    question: `This link brings ${few(entries.length)}.`,
    says: [entries.map(({ facts }) => facts.name).join('; '), lost].filter(Boolean),
    answers: isMine ? [['add', 'Add to my list'], ['replace', 'Replace my list'], ['', 'Leave my list as it is']]
      : [['add', 'Save as my list'], ['', 'Do not save']],
  });
  const place = answer && await readyList(list, put);
  forgetLink();
  if (!place) return;
  const add = withAdded(entries.map(({ slug }) => slug), (slug) => entries.find((entry) => entry.slug === slug).facts);
  list.change((now) => add(answer === 'replace' ? { ...now, heading: '', entries: [] } : now), place);
  say(`${few(entries.length)} ${answer === 'replace' ? 'stand on your list now' : 'added'}. ${lost}`);
  await refresh();
}

async function start() {
  document.querySelectorAll('[data-instead]').forEach((each) => { each.hidden = true; });
  room.append(parts.said, parts.asked, parts.map, parts.mapped, parts.body, parts.sheet);
  room.hidden = false;
  list.onChange(() => {
    if (asking && !list.isOld()) stopAsking();
    draw();
    offerMap();
  });
  document.addEventListener('forget', () => {
    [named, code, codeFor, finished] = [false, null, '', false];
    parts.asked.replaceChildren();
    say('');
  });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) settle(); });
  addEventListener('beforeprint', drawPaper);
  addEventListener('afterprint', finish);
  addEventListener('hashchange', offerLink);
  draw();
  await settle();
  offerMap();
  await refresh();
  await offerLink();
}

if (room) start();
