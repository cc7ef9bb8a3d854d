// My list: kept where the person said, read whatever was kept, sent as words, carried by a link that reaches no server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codeOf, openShelves, shelfOf, withFacts } from '../../overrides/assets/javascripts/list-facts.mjs';
import { openLink, readHash, toHash } from '../../overrides/assets/javascripts/list-link.mjs';
import {
  KEY, emptyList, isOld, moved, openList, readList, toEntry, withAdded, withEntry, without,
} from '../../overrides/assets/javascripts/list-store.mjs';
import {
  askWords, contactWords, lineOf, nextOf, priceFor, recordLineOf, toMessages, whenWords, withDue,
} from '../../overrides/assets/javascripts/list-words.mjs';
import { dayOf, londonNow } from '../../overrides/assets/javascripts/recurrence.mjs';

const page = new EventTarget();
globalThis.document = page;
globalThis.addEventListener = (...args) => page.addEventListener(...args);

const DAY = 864e5;
const MONDAY = { day: dayOf('2026-11-23'), minutes: 600 };
const RESTS = { bank: [], school: [], closed: [] };
const GARDEN = {
  name: 'Garden', when: [[2, 630, 750]], where: [['Allotments', 'Mill Lane, QX2 1AG', '', []]], price: '£3 a morning', pence: 300,
  lower: [[['pip', 'esa'], 100, '£1', 'PIP or ESA', 'A letter.'], [['pip'], 0, 'Free', 'Leisure card', 'The card.']],
  ways: [['form', 'https://g.example/', '', 'https://g.example/'], ['email', 'g@example.org', '', 'mailto:g@example.org'],
    ['phone', '01632 960123', '', 'tel:+441632960123']],
  start: 'Just turn up', bring: 'yes', met: 'Sue', checked: dayOf('2026-10-01'),
};

function storage(text) {
  const held = new Map(text === undefined ? [] : [[KEY, text]]);
  return { held, getItem: (key) => (held.has(key) ? held.get(key) : null), setItem: (key, value) => held.set(key, value),
    removeItem: (key) => held.delete(key) };
}
const refused = () => { throw new Error('refused'); };
function openWith({ phone = storage(), tab = storage(), clock = () => 1000 } = {}) {
  const get = (each) => (each === refused ? refused : () => each);
  return openList({ clock, places: { phone: get(phone), tab: get(tab) } });
}
const slugs = (list) => (list.read() || { entries: [] }).entries.map(({ slug }) => slug);

test('a list is kept where the person said, and nowhere else', () => {
  for (const where of ['phone', 'tab']) {
    const [phone, tab] = [storage(), storage()];
    const list = openWith({ phone, tab });
    assert.equal(list.place(), '');
    list.change(withAdded(['garden']), where);
    list.change(withAdded(['choir', 'garden']));
    assert.deepEqual(slugs(list), ['garden', 'choir']);
    assert.deepEqual([phone.held.size, tab.held.size], where === 'phone' ? [1, 0] : [0, 1]);
    list.clear();
    assert.deepEqual([phone.held.size, tab.held.size, list.place()], [0, 0, '']);
  }
});

test('where the browser refuses, the page remembers, and a full one loses nothing', () => {
  const list = openWith({ phone: refused, tab: refused });
  assert.deepEqual([list.canKeep('phone'), list.canKeep('tab')], [false, false]);
  list.change(withAdded(['garden']));
  assert.deepEqual([list.place(), slugs(list)], ['page', ['garden']]);
  const full = storage();
  full.setItem = refused;
  const other = openWith({ phone: full });
  other.change(withAdded(['garden']), 'phone');
  assert.deepEqual([other.place(), slugs(other)], ['page', ['garden']]);
});

test('asking whether something can be kept leaves nothing there', () => {
  const phone = storage();
  assert.equal(openWith({ phone }).canKeep('phone'), true);
  assert.equal(phone.held.size, 0);
});

test('another tab changes the same list, and neither loses what the other did', () => {
  const phone = storage();
  const [one, other] = [openWith({ phone }), openWith({ phone })];
  one.change(withAdded(['garden']), 'phone');
  other.change(withAdded(['choir']));
  one.change(withEntry('garden', () => ({ note: 'mine' })));
  assert.deepEqual(slugs(other), ['garden', 'choir']);
  assert.equal(other.read().entries[0].note, 'mine');
});

test('“Forget everything” empties it, in the page too', () => {
  const list = openWith({ phone: refused, tab: refused });
  list.change(withAdded(['garden']));
  page.dispatchEvent(new Event('forget'));
  assert.equal(list.read(), null);
});

test('whatever stands in the storage, a list is read or there is none', () => {
  for (const kept of ['', 'null', '[]', '7', '{}', '{"entries":7}', '"list"', '{', '["garden"]']) {
    assert.equal(readList(kept), null, kept);
  }
  const odd = readList(JSON.stringify({ used: 'x', heading: 7, rests: [], entries: [
    null, 7, 'garden', { slug: '../x' }, { slug: '<b>' }, { slug: 'garden', facts: 'x', tried: [null, { day: 'x', line: 7 }], due: '9' },
  ] }));
  assert.deepEqual(odd, { ...emptyList(), entries: [{ ...toEntry({ slug: 'garden' }), tried: [
    { day: 0, how: '', line: '', next: '' }, { day: 0, how: '', line: '', next: '' }] }] });
});

test('a list is old after a day, or when it comes from a time that is still to come', () => {
  const now = Date.UTC(2026, 9, 25, 12);
  assert.deepEqual([0, DAY - 1, DAY + 1, 30 * DAY, -DAY, -1000].map((ago) => isOld({ used: now - ago }, now)),
    [false, false, true, true, true, false]);
  const old = openWith({ phone: storage(JSON.stringify({ used: 0, entries: [{ slug: 'garden' }] })), clock: () => now });
  assert.equal(old.isOld(), true);
  old.change((same) => same);
  assert.equal(old.isOld(), false);
});

test('entries move by steps, stay within the list, and go', () => {
  const list = { ...emptyList(), entries: ['a', 'b', 'c'].map((slug) => toEntry({ slug })) };
  const order = (made) => made.entries.map(({ slug }) => slug).join('');
  assert.deepEqual([moved('a', 1), moved('a', -1), moved('c', -2), moved('b', 9), moved('x', 1), without('b')].map((how) => order(how(list))),
    ['bac', 'abc', 'cab', 'acb', 'abc', 'ac']);
});

test('a link gives back what it was made of, and what is no code ends it', () => {
  const some = Array.from({ length: 50 }, (_, at) => `garden-${at}`);
  const hash = toHash(some);
  assert.match(hash, /^#l=[0-9a-z]{350}$/);
  assert.deepEqual(readHash(hash), some.map(codeOf));
  assert.deepEqual(readHash(hash.toUpperCase().replace('#L', '#l')), some.map(codeOf));
  for (const [odd, count] of [['#l=', 0], ['', 0], ['#q=garden', 0], [`${toHash(['a'])}xx`, 1], [`${toHash(['a', 'b'])}<script>`, 2],
    [`#l=${codeOf('a')}%20${codeOf('b')}`, 1], [toHash(['a', 'a']), 1]]) assert.equal(readHash(odd).length, count, odd);
});

const SHELVES = { shelves: ['one', 'two'], rests: RESTS, stale: 365 };
function shelvesWith(listings) {
  const files = { 'index.json': SHELVES, 'one.json': {}, 'two.json': {} };
  for (const [slug, facts] of Object.entries(listings)) files[`${SHELVES.shelves[shelfOf(codeOf(slug), 2)]}.json`][slug] = facts;
  const asked = [];
  return { asked, ...openShelves(async (name) => { asked.push(name); if (!files[name]) throw new Error(name); return files[name]; }) };
}

test('a link is opened by its codes; what is gone is counted, and an old name leads to the new one', async () => {
  const shelves = shelvesWith({ garden: GARDEN, choir: { name: 'Choir' }, 'old-choir': { now: 'choir' } });
  const { entries, gone } = await openLink(readHash(toHash(['old-choir', 'lost', 'garden', 'choir'])), shelves);
  assert.deepEqual(entries.map(({ slug }) => slug), ['choir', 'garden']);
  assert.equal(gone, 1);
});

test('fifty entries ask for each shelf once, and for none that has not changed', async () => {
  const some = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`g-${at}`, { name: `G ${at}` }]));
  const shelves = shelvesWith(some);
  const fresh = await shelves.refresh({ ...emptyList(), entries: Object.keys(some).map((slug) => toEntry({ slug })) });
  assert.deepEqual(shelves.asked.sort(), ['index.json', 'one.json', 'two.json']);
  assert.equal(fresh.entries.every(({ facts }) => facts.name), true);
  const again = shelvesWith(some);
  await again.refresh(fresh);
  assert.deepEqual(again.asked, ['index.json']);
});

test('facts are taken over into the list as it stands by now', async () => {
  const shelves = shelvesWith({ garden: GARDEN });
  const before = { ...emptyList(), entries: ['garden', 'lost'].map((slug) => toEntry({ slug, facts: { name: 'kept' } })) };
  const fresh = await shelves.refresh(before);
  const meanwhile = { ...before, entries: [...before.entries.map((entry) => ({ ...entry, note: 'typed' })), toEntry({ slug: 'late' })] };
  const { entries } = withFacts(fresh, before)(meanwhile);
  assert.deepEqual(entries.map(({ slug, note, gone, facts }) => [slug, note, gone, facts.name]),
    [['garden', 'typed', false, 'Garden'], ['lost', 'typed', true, 'kept'], ['late', '', false, undefined]]);
});

test('the price for me names no benefit unless that is chosen', () => {
  assert.equal(priceFor(GARDEN), '£3 a morning, less for some people');
  assert.equal(priceFor(GARDEN, ['esa']), '£1 for me');
  assert.equal(priceFor(GARDEN, ['esa', 'pip']), 'Free for me');
  assert.equal(priceFor(GARDEN, ['esa'], true), '£1 for me (PIP or ESA. To show: A letter)');
  assert.equal(priceFor(GARDEN, ['student']), '£3 a morning');
  assert.equal(priceFor({ ...GARDEN, lower: [[['esa'], 400, '£4', 'ESA', '']] }, ['esa']), '£3 a morning');
  assert.equal(priceFor({ ...GARDEN, lower: [[['esa'], null, 'Ask them', 'ESA', '']] }, ['esa']), 'Ask them for me');
  assert.equal(priceFor({}), 'Price not known: ask them');
  assert.equal(priceFor({ price: 'Free', first: 0 }), 'Free');
});

test('one line says name, day and time, place, price for me and contact', () => {
  const entry = toEntry({ slug: 'garden', facts: GARDEN });
  assert.equal(lineOf(entry, MONDAY, RESTS, ['esa']),
    'Garden. Tuesday 24 November, 10:30am to 12:30pm. Allotments, Mill Lane, QX2 1AG. £1 for me. E-mail: g@example.org or Call 01632 960123.');
  assert.match(recordLineOf(entry, MONDAY, RESTS, []), / Last checked 1 October 2026\.$/);
  assert.equal(lineOf({ ...entry, gone: true }, MONDAY, RESTS, []), 'Garden: no longer listed. Ask before you go.');
  assert.equal(contactWords({ ways: GARDEN.ways.slice(0, 1) }), 'Form: https://g.example/');
  assert.equal(contactWords({}), 'No way to reach them is known');
});

test('what is said is asked from what is not known, and holds nobody’s name', () => {
  assert.equal(askWords(GARDEN, MONDAY, RESTS),
    '“Hello. I would like to come on Tuesday 24 November. It would be my first time. Is there anything I should bring?”');
  assert.match(askWords({ ...GARDEN, met: '', bring: '', start: 'Book a place' }, MONDAY, RESTS),
    /book a place on Tuesday 24 November\..*Who shall I look for when I come\? May I bring someone\?”$/);
});

test('dates hold across the change of clocks, cancelled ones and days of rest', () => {
  const next = (iso, facts = GARDEN, rests = RESTS) => whenWords(facts, londonNow(new Date(iso)), rests);
  assert.equal(next('2026-10-24T23:30:00Z'), 'Tuesday 27 October, 10:30am to 12:30pm');
  assert.equal(next('2026-10-27T12:29:00Z'), 'Tuesday 27 October, 10:30am to 12:30pm');
  assert.equal(next('2026-10-27T12:31:00Z'), 'Tuesday 3 November, 10:30am to 12:30pm');
  assert.equal(next('2027-03-30T11:29:00Z'), 'Tuesday 30 March, 10:30am to 12:30pm');
  assert.equal(next('2027-03-30T11:31:00Z'), 'Tuesday 6 April, 10:30am to 12:30pm');
  assert.equal(next('2026-12-30T00:00:00Z'), 'Tuesday 5 January 2027, 10:30am to 12:30pm');
  const off = { ...GARDEN, notices: [[0, [dayOf('2026-11-24')], 0, 0, 'Ill.']] };
  assert.equal(nextOf(off, MONDAY, RESTS).day, dayOf('2026-12-01'));
  assert.equal(next('2026-11-23T10:00:00Z', GARDEN, { closed: [[MONDAY.day, MONDAY.day + 3]] }), 'Tuesday 1 December, 10:30am to 12:30pm');
  assert.equal(whenWords({ ...GARDEN, paused: 1 }, MONDAY, RESTS), 'Paused for now');
  assert.equal(whenWords({ said: 'Most afternoons' }, MONDAY, RESTS), 'Most afternoons');
});

test('an entry waits for its next date once', () => {
  const list = { ...emptyList(), entries: [toEntry({ slug: 'garden', facts: GARDEN }), toEntry({ slug: 'lost' }),
    toEntry({ slug: 'done', facts: GARDEN, stopped: true })] };
  const waiting = withDue(MONDAY)(list);
  assert.deepEqual(waiting.entries.map(({ due }) => due), [MONDAY.day + 1, 0, 0]);
  assert.deepEqual(withDue({ day: MONDAY.day + 9, minutes: 0 })(waiting), waiting);
});

test('messages are parted between whole entries, and shorter where a telephone needs wide letters', () => {
  const lines = Array.from({ length: 50 }, (_, at) => `Entry ${at}. ${'x'.repeat(120)}.`);
  const parts = toMessages(lines);
  assert.equal(parts.join('\n'), lines.join('\n'));
  assert.equal(parts.every((part) => part.length <= 459 && /^Entry \d+\. x+\.(\nEntry|$)/.test(part)), true);
  assert.equal(parts.length, 17);
  assert.equal(toMessages(['ż'.repeat(150), 'b'.repeat(150)]).length, 2);
  assert.deepEqual(toMessages(['y'.repeat(900), 'short']), ['y'.repeat(900), 'short']);
  assert.deepEqual(toMessages(['“It’s” – 10 \ud800£']), ['"It\'s" - 10 £']);
  assert.deepEqual(toMessages([]), []);
});

test('what a code is made by reads no further than its own package', () => {
  const text = readFileSync(new URL('../../node_modules/uqr/dist/index.mjs', import.meta.url), 'utf8');
  assert.equal(/^import |import\(|fetch\(|XMLHttpRequest/m.test(text), false);
});
