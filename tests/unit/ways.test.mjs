// The ways on from a query that nothing fits: what each gives is what taking it shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyQuery, toLabels } from '../../overrides/assets/javascripts/query.mjs';
import { openFinder } from '../../overrides/assets/javascripts/search.mjs';
import { lessens, waysOn } from '../../overrides/assets/javascripts/ways.mjs';

const MONDAY = 20780; // 2026-11-23
const MILE = 1609.344;
const MANIFEST = {
  built: MONDAY, limit: 5000, count: 6,
  area: [['riverside', 'Riverside', 1000, 1000, 500], ['hilltop', 'Hilltop', 1000 + 4 * MILE, 1000, 500], ['moor', 'Moor', 900000, 1000, 500]],
  interest: [['music', 'Music'], ['singing', 'Singing', 0], ['walking', 'Walking'], ['places-to-be', 'Places to just be']],
  inline: {}, sectors: {},
  tiles: [['all', 'texts', 0, 4, 1000, 1000, 1000 + Math.round(4 * MILE), 1000]],
  apart: ['nowhere', 'texts', 4, 2],
};
// Choir on Tuesdays, band on Wednesdays, open house every weekday, all by the river; a walk on the hill on Sundays.
const FILES = {
  'find/all.json': {
    size: 4, name: ['Choir', 'Band', 'Open House', 'Hill Walk'], interest: [[1], [0], [3], [2]], cost: '3003',
    when: { of: [[[2, 600]], [[4, 600]], [[31, 600]], [[64, 600]]], at: [0, 1, 2, 3] },
    east: [0, 0, 0, Math.round(4 * MILE)], north: [0, 0, 0, 0],
  },
  'find/nowhere.json': {
    size: 2, name: ['Online Choir', 'Telephone Tree'], interest: [[1], [1]], online: '10',
    when: { of: [[[2, 600]]], at: [0, 0] },
  },
};
const { labels: LABELS } = toLabels(MANIFEST);
const openFind = () => openFinder(MANIFEST, async (path) => FILES[path], { now: () => ({ day: MONDAY, minutes: 0 }) }).find;
const ask = ({ chosen, ...over }) => ({ ...emptyQuery(), ...over, chosen: { ...emptyQuery().chosen, ...chosen } });

async function waysOf(query, labels = LABELS) {
  const find = openFind();
  return waysOn(query, await find(query), find, labels);
}
const said = (ways) => ways.map(({ words, count }) => `${words} (${count})`);

test('each group of choices, each single choice of several, and the words could be dropped', () => {
  const query = ask({ words: 'choir', chosen: { cost: ['free'], day: ['monday', 'sunday'] } });
  const left = lessens(query, LABELS).map(({ words, query: { words: typed, chosen } }) => [words, typed, chosen.cost, chosen.day]);
  assert.deepEqual(left, [
    ['Without Free', 'choir', [], ['monday', 'sunday']],
    ['Without Monday or Sunday', 'choir', ['free'], []],
    ['Without Monday', 'choir', ['free'], ['sunday']],
    ['Without Sunday', 'choir', ['free'], ['monday']],
    ['Without “choir”', '', ['free'], ['monday', 'sunday']],
  ]);
  assert.deepEqual(lessens(emptyQuery(), LABELS), []);
});

test('what gives most comes first, and what gives nothing is not offered', async () => {
  const ways = await waysOf(ask({ chosen: { interest: ['walking'], day: ['tuesday', 'wednesday'] } }));
  assert.deepEqual(said(ways).slice(0, 2), ['Without Walking (5)', 'Without Tuesday or Wednesday (1)']);
});

test('needs are offered to be dropped after wishes, and stay in all other ways', async () => {
  const query = ask({ near: 'Riverside', within: 1, chosen: { interest: ['walking'], access: ['step-free'] } });
  const asked = [];
  // A finder that knows of one need: nothing here is step-free but the band.
  const rows = (each) => (each.chosen.access.length ? (each.chosen.interest.length ? [] : [1]) : [0, 1, 2]);
  const find = async (each) => { asked.push(each); return { rows: rows(each), apart: [], centre: {}, shelf: {} }; };
  const ways = await waysOn(query, { centre: {} }, find, { ...LABELS, access: { 'step-free': 'Step-free way in' } });
  assert.deepEqual(said(ways).slice(0, 2), ['Without Walking (1)', 'Without Step-free way in (3)']);
  const bare = asked.filter(({ chosen }) => !chosen.access.length);
  assert.equal(bare.length, 1, 'only the one that says so is without the need');
});

test('the next circle in which something fits is offered, and no wider one', async () => {
  const ways = await waysOf(ask({ near: 'Riverside', within: 1, chosen: { interest: ['walking'] } }));
  assert.deepEqual(said(ways).filter((words) => /^(Within|Anywhere)/.test(words)), ['Within 5 miles (1)']);
});

test('where no circle is wide enough, anywhere is', async () => {
  const ways = await waysOf(ask({ near: 'Moor', within: 2, chosen: { interest: ['walking'] } }));
  assert.ok(said(ways).includes('Anywhere (1)'));
});

test('what is online is offered, with fewer filters where it must be', async () => {
  const online = (ways) => ways.filter(({ apart }) => apart === 'online');
  const fits = online(await waysOf(ask({ near: 'Hilltop', within: 1, chosen: { interest: ['singing'] } })));
  assert.deepEqual(said(fits), ['Online (1)']);
  const loose = online(await waysOf(ask({ near: 'Hilltop', within: 1, chosen: { interest: ['singing'], day: ['monday'] } })));
  assert.deepEqual(said(loose), ['Online, with fewer filters (1)']);
  assert.deepEqual(loose[0].query.chosen, ask({ chosen: { interest: ['singing'] } }).chosen);
});

test('places to just be are offered as near as they are, by the kind where that can be asked for', async () => {
  const be = (ways) => said(ways).filter((words) => words.startsWith('Places'));
  const query = ask({ near: 'Riverside', within: 1, chosen: { interest: ['walking'], day: ['monday'] } });
  assert.deepEqual(be(await waysOf(query)), ['Places to just be, within 1 mile (1)']);
  assert.deepEqual(be(await waysOf({ ...query, near: 'Hilltop' })), ['Places to just be, within 5 miles (1)']);
  const asked = [];
  const find = async (each) => { asked.push(each.chosen.kind || []); return { rows: [0], apart: [] }; };
  await waysOn(query, {}, find, { ...LABELS, kind: { 'place-to-be': 'Place to be' } });
  assert.ok(asked.some(([kind]) => kind === 'place-to-be'));
  assert.deepEqual(be(await waysOf(query, { ...LABELS, interest: {} })), [], 'a town without the word does not offer it');
});

/** Words find the one choir; not before a second look, where they are slow. */
function findWords(asked, deeper) {
  let deep = !deeper;
  if (deeper) deeper.then(() => { deep = true; });
  return async (query) => {
    asked.push(query);
    const rows = query.words && (!deep || query.chosen.day.length) ? [] : [0];
    return { rows, apart: [], understood: query.words ? { pending: !deep, deeper } : null };
  };
}

test('words alone are offered, and only once', async () => {
  const one = await waysOn(ask({ words: 'choir', chosen: { day: ['monday'] } }), {}, findWords([]), LABELS);
  assert.deepEqual(said(one), ['Without Monday (1)', 'Without “choir” (1)', 'Places to just be (1)']);
  const two = await waysOn(ask({ words: 'choir', chosen: { day: ['monday'], cost: ['free'] } }), {}, findWords([]), LABELS);
  assert.ok(said(two).includes('Everything for “choir” (1)'));
});

test('words are counted once everything that answers them has come', async () => {
  const ways = await waysOn(ask({ words: 'choir', chosen: { day: ['monday'] } }), {}, findWords([], Promise.resolve()), LABELS);
  assert.ok(said(ways).includes('Without Monday (1)'));
});

test('what cannot be loaded is not offered, and all else is', async () => {
  const find = openFind();
  const broken = async (query) => { if (query.within > 1 || !query.near) throw new Error('503'); return find(query); };
  const query = ask({ near: 'Riverside', within: 1, chosen: { interest: ['walking'] } });
  assert.deepEqual(said(await waysOn(query, await find(query), broken, LABELS)),
    ['Without Walking (3)', 'Places to just be, within 1 mile (1)']);
});

test('where nothing of it helps, everything is offered', async () => {
  const find = async (query) => ({ rows: query.words || query.near || query.chosen.day.length ? [] : [0, 1], apart: [] });
  const query = ask({ words: 'x', near: 'Moor', chosen: { day: ['monday'] } });
  const ways = await waysOn(query, {}, find, { ...LABELS, interest: {} });
  assert.deepEqual(said(ways), ['Everything there is (2)']);
});

test('taking a way shows as many as it says, whatever was asked', async () => {
  const [interests, days] = [MANIFEST.interest.map(([slug]) => slug), ['monday', 'tuesday', 'saturday', 'sunday']];
  let taken = 0;
  for (const near of ['', 'Riverside', 'Hilltop', 'Moor']) {
    for (const interest of [...interests, '']) {
      for (const day of [...days, '']) {
        const query = ask({ near, within: 1, chosen: { interest: interest ? [interest] : [], day: day ? [day] : [], cost: ['free'] } });
        const find = openFind();
        const answer = await find(query);
        if (answer.rows.length) continue;
        const ways = await waysOn(query, answer, find, LABELS);
        assert.ok(ways.length, JSON.stringify(query));
        for (const way of ways) {
          const found = await openFind()(way.query);
          assert.equal(way.apart ? 1 : found.rows.length, way.count, JSON.stringify(way));
          assert.ok(way.count > 0);
          taken++;
        }
      }
    }
  }
  assert.ok(taken > 100);
});
