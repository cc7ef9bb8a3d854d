// What a card says; test_finder.py holds the card itself against the one that needs no script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  demoted, drawCard, firstBy, gentleKey, isStale, nameKey, nextOf, noticeWords, soonKey, toCard,
} from '../../overrides/assets/javascripts/card.mjs';
import { ageWords } from '../../overrides/assets/javascripts/recurrence.mjs';
import { formatDistance } from '../../overrides/assets/javascripts/place.mjs';
import { gather } from '../../overrides/assets/javascripts/search.mjs';
import { paper } from './paper.mjs';

globalThis.document = paper;
const MONDAY = 20780; // 2026-11-23
const CLOSURES = { bank: [], school: [], closed: [], venues: { hall: [[MONDAY, MONDAY + 1]] } };
const MANIFEST = {
  built: MONDAY, stale: 365, area: [['riverside', 'Riverside', 0, 0, 0]], interest: [], closures: CLOSURES,
  fact: [['bring-someone', 'Bring someone'], ['step-free', 'Step-free way in']], shown: [0, 1],
  gentle: [[1, 'you may just watch'], [2, 'someone meets you'], [0, 'you may leave early'], [3, 'no need to book']],
  ask: ['by their form', 'by e-mail'],
};
const NOON = { day: MONDAY, minutes: 720 };

function shelfOf(columns) {
  const tile = {
    size: 1, name: ['Riverside Garden'], area: '1', interest: [[]], tags: { of: [[[' free', 'Free']]], at: [0] }, checked: [MONDAY - 53],
    when: { of: [[[2, 630, 750]]], at: [0] }, venue: { of: ['Acorn Hall'], at: [0] }, facts: { of: ['12'], at: [0] }, east: [0], north: [0],
    ...columns,
  };
  return gather([{ tile, line: ['a', 'b', 0, 1, 0, 0] }], MANIFEST, MONDAY);
}
const cardOf = (columns, seen = {}) => toCard(shelfOf(columns), 0, { manifest: MANIFEST, now: NOON, ...seen });

test('a card says when, where, what it costs, who can come in, and when that was checked', () => {
  const card = cardOf({ ease: [15] });
  assert.equal(card.times, 'Tuesdays, 10:30am to 12:30pm');
  assert.deepEqual(card.next, { iso: '2026-11-24', words: 'Tuesday 24 November' });
  assert.deepEqual(card.place, { names: ['Riverside', 'Acorn Hall'], away: '' });
  assert.deepEqual(card.tags, [{ class: 'free', words: 'Free' }]);
  assert.deepEqual(card.facts, [{ class: 'no', words: 'Step-free way in: no' }, { class: 'yes', words: 'Bring someone' }]);
  assert.equal(card.why, 'Gentle: you may just watch, someone meets you and you may leave early.');
  assert.equal(card.checked, 'Last checked 1 October 2026');
  assert.ok(card.href.endsWith('/activity/riverside-garden/'));
});

test('what is not known is never shown as no', () => {
  const words = cardOf({ facts: undefined }).facts.map((fact) => [fact.class, fact.words]);
  assert.deepEqual(words, [['unknown', 'Step-free way in: not known'], ['unknown', 'Bring someone: not known']]);
});

test('where only names are loaded a card says no more than them', () => {
  const tile = { size: 1, name: ['Riverside Garden'], area: '1', interest: [[]] };
  const shelf = gather([{ tile, line: ['names'] }], MANIFEST, MONDAY);
  const lines = drawCard(toCard(shelf, 0, { manifest: MANIFEST, now: NOON })).outline();
  assert.deepEqual(lines, [['h3', '', 'Riverside Garden'], ['p', 'place', 'Riverside']]);
});

test('an old check is told in words, with the quietest way to ask', () => {
  const last = (columns) => drawCard(cardOf({ checked: [MONDAY - 400], ...columns })).outline().pop();
  assert.deepEqual(last({ ask: '2' }), ['p', 'checked due', 'Not checked for 13 months: ask first, by e-mail']);
  assert.deepEqual(last({ ask: [1] }), ['p', 'checked due', 'Not checked for 13 months: ask first, by their form']);
  assert.deepEqual(last({}), ['p', 'checked due', 'Not checked for 13 months: ask first']);
});

test('a check is old after as many days as the settings say, and never where only names are loaded', () => {
  const stale = (checked) => isStale(shelfOf({ checked }), 0, NOON, MANIFEST);
  assert.deepEqual([MONDAY - 366, MONDAY - 365, MONDAY].map((day) => stale([day])), [true, false, false]);
  assert.equal(stale(undefined), false);
});

test('an old check comes later: after every other by date and welcome, further off and a weaker match else', () => {
  const far = soonKey(shelfOf({ when: undefined }), 0, NOON, CLOSURES);
  for (const sort of ['soon', 'gentle']) {
    assert.ok(demoted(sort, -7e10) > far);
    assert.ok(demoted(sort, 5) < demoted(sort, 6));
  }
  assert.equal(demoted('near', 3 * 3), 6 * 6);
  assert.equal(demoted('match', -8), -4);
  assert.equal(demoted('name', 7), 7);
});

test('a card names three reasons at most, and every one where people sort by them', () => {
  assert.equal(cardOf({ ease: '8' }).why, 'Gentle: no need to book.');
  assert.equal(cardOf({ ease: [15] }, { gentle: true }).why,
    'Gentle: you may just watch, someone meets you, you may leave early and no need to book.');
  assert.equal(cardOf({}).why, '');
  assert.equal(cardOf({}, { gentle: true }).why, 'Gentle: not known yet.');
  assert.equal(cardOf({ checked: undefined }, { gentle: true }).why, '');
});

test('more reasons come first, then the sooner one; what is paused comes last', () => {
  const key = (columns) => gentleKey(shelfOf(columns), 0, NOON, CLOSURES);
  const wednesday = { when: { of: [[[4, 630, 750]]], at: [0] } };
  const gentler = [{ ease: [127] }, { ease: [104], ...wednesday }, { ease: '3' }, { ease: '6', ...wednesday },
    { ease: '1', when: undefined }, {}, { ease: [127], status: '2' }];
  const keys = gentler.map(key);
  assert.deepEqual(keys, [...keys].sort((a, b) => a - b));
  assert.equal(new Set(keys).size, keys.length);
});

test('a cancelled date is told first, and is not the next one', () => {
  const card = cardOf({ notices: { 0: [[0, [MONDAY + 1], 0, 0, 'The leader is away.']] } });
  assert.equal(card.notices[0].words, 'Cancelled: Tuesday 24 November 2026.');
  assert.equal(card.next.iso, '2026-12-01');
  assert.deepEqual(drawCard(card).outline()[0], ['p', 'notice cancelled', 'Cancelled: Tuesday 24 November 2026. The leader is away.']);
});

test('a notice goes by itself when it is past', () => {
  assert.deepEqual(cardOf({ notices: { 0: [[3, [MONDAY - 1], 0, 0, 'Past.'], [2, 0, 0, MONDAY - 1, 'Past.']] } }).notices, []);
  assert.equal(cardOf({ notices: { 0: [[2, 0, 0, MONDAY, 'Full.']] } }).notices.length, 1);
});

test('a closed venue has no date', () => {
  assert.equal(nextOf(shelfOf({ closes: { 0: 'hall' } }), 0, NOON, CLOSURES).day, MONDAY + 8);
});

test('what is paused has no next date, and comes last when the soonest come first', () => {
  const shelf = shelfOf({ status: '2' });
  assert.equal(nextOf(shelf, 0, NOON, CLOSURES), undefined);
  assert.ok(soonKey(shelf, 0, NOON, CLOSURES) > soonKey(shelfOf({}), 0, NOON, CLOSURES));
  assert.equal(cardOf({ status: '2' }).times, 'Paused for now');
});

test('distance is to the nearest hall, and says where it is not exact', () => {
  const centre = { points: [{ e: 0, n: 1609, label: 'Home' }], formatDistance };
  assert.equal(cardOf({}, { centre }).place.away, '1 mile');
  assert.equal(cardOf({ exact: '2' }, { centre }).place.away, 'about 1 mile');
  const two = cardOf({ more: { 0: [[0, 1700, 0, 'Second Hall']] } }, { centre });
  assert.deepEqual(two.place, { names: ['Riverside', 'Second Hall'], away: 'under a quarter of a mile' });
});

test('several times are told as one and others; a hall is named where there are several', () => {
  const when = { of: [[[2, 600, 660, 1, 0, 0, 0, 0, 0, 0, 0, 0, 'In the back room', 'barn'], [4]]], at: [0] };
  const { times } = cardOf({ when, halls: { 0: { barn: 'The Barn' } } });
  assert.equal(times, 'Tuesdays, 10am to 11am, at The Barn. In the back room, and other times');
});

test('the first rows come in order, equal ones as they stand', () => {
  const keys = [5, 1, 3, 1, 9, 3];
  for (let wanted = 0; wanted < 8; wanted++) {
    assert.deepEqual(firstBy([0, 1, 2, 3, 4, 5], (row) => keys[row], wanted), [1, 3, 2, 5, 0, 4].slice(0, wanted));
  }
  assert.deepEqual(firstBy([], (row) => keys[row], 20), []);
});

test('names are ordered as people read them', () => {
  const shelf = { name: ['beta', 'Äpfel', 'Apple', 'alpha'], size: 4 };
  assert.deepEqual(firstBy([0, 1, 2, 3], (row) => nameKey(shelf, row), 4), [3, 1, 2, 0].sort((a, b) => nameKey(shelf, a) - nameKey(shelf, b)));
  assert.ok(nameKey(shelf, 3) < nameKey(shelf, 2) && nameKey(shelf, 2) < nameKey(shelf, 0) && nameKey(shelf, 1) < nameKey(shelf, 0));
});

test('the quick way to the next date agrees with the careful one', () => {
  const closures = { bank: [MONDAY + 1, MONDAY + 8], school: [[MONDAY + 2, MONDAY + 9]], closed: [[MONDAY + 4, MONDAY + 4]], venues: {} };
  const sessions = [];
  for (let mask = 1; mask < 128; mask++) {
    for (const rest of [[], [1], [1, 0, 0, MONDAY + 3], [1, 0, MONDAY - 9, MONDAY + 5], [1, 0, 0, 0, 0, mask % 4], [2, 0, MONDAY - 9], [0, 33]]) {
      sessions.push([mask, 630, 750, ...rest]);
    }
  }
  const pairs = sessions.map((session, at) => [session, sessions[(at * 7) % sessions.length]]);
  for (const when of [...sessions.map((session) => [session]), ...pairs]) {
    const shelf = shelfOf({ when: { of: [when], at: [0] } });
    const now = { day: MONDAY, minutes: [0, 640, 760, 1439][when[0][0] % 4] };
    const next = nextOf(shelf, 0, now, closures);
    assert.equal(soonKey(shelf, 0, now, closures), next ? next.day * 1440 + next.start : 1e9, JSON.stringify([when, now]));
  }
});

test('texts stay texts, whatever they hold', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const item = drawCard({ ...cardOf({ name: [evil], notices: { 0: [[3, 0, 0, 0, evil]] } }) }, evil);
  assert.deepEqual([item.all('img'), item.all('script')], [[], []]);
  assert.equal(item.all('a')[0].textContent, evil);
  assert.match(item.all('a')[0].attributes.href, /\/activity\/img-src-x-onerror-alert-1\/$/);
});

test('names are not to be translated', () => {
  const item = drawCard(cardOf({}));
  assert.equal(item.all('a')[0].attributes.translate, 'no');
  assert.deepEqual(item.all('span').map(({ attributes }) => attributes.translate).slice(0, 2), ['no', 'no']);
});

test('notices and ages in words', () => {
  assert.equal(noticeWords({ what: 'cancelled', dates: [], start: 0, until: MONDAY + 8 }, MONDAY),
    'Cancelled until 1 December. Back from 2 December.');
  assert.equal(noticeWords({ what: 'moved', dates: [], start: MONDAY + 8, until: 0 }, MONDAY), 'Moved from 1 December.');
  assert.deepEqual([0, 1, 9, 30, 90, 400, 800].map(ageWords),
    ['today', 'yesterday', '9 days ago', '4 weeks ago', '3 months ago', '13 months ago', '2 years ago']);
});

test('where nobody has said when, a card says so, and does not say it twice', () => {
  assert.equal(cardOf({ when: undefined }).times, 'Times not known: ask them');
  assert.equal(cardOf({ when: undefined, said: ['By arrangement'] }).times, 'By arrangement');
  assert.equal(cardOf({ when: undefined, checked: undefined }).times, '');
});
