// Filter, counts and order on columns; test_finder.py holds the same against plain Python.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weekdaysOf } from '../../overrides/assets/javascripts/facets.mjs';
import { emptyQuery } from '../../overrides/assets/javascripts/query.mjs';
import {
  gather, linesInReach, openFiles, openFinder, search, slugOf, toCodes, toValues,
} from '../../overrides/assets/javascripts/search.mjs';

const MONDAY = 20780; // 2026-11-23
const MANIFEST = {
  built: MONDAY,
  limit: 5000,
  count: 4,
  area: [['riverside', 'Riverside', 1000, 1000, 500, 'the river']],
  interest: [['music', 'Music'], ['singing', 'Singing', 0], ['walking', 'Walking']],
  inline: {},
  sectors: {},
  tiles: [['near', 'texts', 0, 3, 1000, 1000, 1900, 1000], ['far', 'texts', 3, 1, 90000, 1000, 90000, 1000]],
  apart: ['nowhere', 'texts', 4, 2],
};
const FILES = {
  'find/near.json': {
    size: 3, name: ['Choir', 'A Walk', 'Band 10'], slug: { 1: 'walk' }, area: '111', interest: [[1], [2], [0, 2]], cost: '302',
    low: { 1: 3 }, when: { of: [[[2, 600]], [[[MONDAY - 7, MONDAY + 2]]]], at: [0, 1, 0] }, east: [0, 900, 100], north: [0, 0, 0],
    more: { 2: [[-5000, 0, 0, 'Other hall']] },
  },
  'find/far.json': { size: 1, name: ['Far Choir'], interest: [[1]], cost: '3', when: { of: [[[1]]], at: [0] }, east: [0], north: [0] },
  'find/nowhere.json': { size: 2, name: ['Online Choir', 'Telephone Tree'], interest: [[1], [2]], cost: '30', online: '10' },
  'find/texts.json': { size: 6, summary: ['one', 'two', 'three', 'four', 'five', 'six'] },
};

const finder = (manifest = MANIFEST, asked = []) => openFinder(manifest, async (path) => {
  asked.push(path);
  return FILES[path];
}, { now: () => ({ day: MONDAY, minutes: 0 }) });
const ask = (over) => ({ ...emptyQuery(), ...over, chosen: { ...emptyQuery().chosen, ...over.chosen } });
const names = ({ shelf, rows }) => Array.from(rows, (row) => shelf.name[row]);

test('any choice of a facet is enough, and every facet must be met', async () => {
  const { find } = finder();
  assert.deepEqual(names(await find(ask({ chosen: { interest: ['singing', 'walking'] } }))),
    ['Choir', 'A Walk', 'Band 10', 'Far Choir', 'Online Choir', 'Telephone Tree']);
  assert.deepEqual(names(await find(ask({ chosen: { interest: ['singing'], day: ['tuesday'] } }))), ['Choir']);
  assert.deepEqual(names(await find(ask({ chosen: { interest: ['music'] } }))), ['Choir', 'Band 10', 'Far Choir', 'Online Choir']);
});

test('a lower price for some counts as cheap, not as free', async () => {
  const { find } = finder();
  assert.deepEqual(names(await find(ask({ chosen: { cost: ['free'] } }))), ['Choir', 'Far Choir', 'Online Choir']);
  assert.ok(names(await find(ask({ chosen: { cost: ['cheap'] } }))).includes('A Walk'));
});

test('counts are as if nothing were chosen in their own facet', async () => {
  const { counts } = await finder().find(ask({ chosen: { interest: ['walking'], cost: ['cheap'] } }));
  assert.deepEqual(Array.from(counts.interest), [4, 3, 2]);
  assert.deepEqual(Array.from(counts.cost), [0, 2]);
  assert.deepEqual(Array.from(counts.day), [0, 1, 1, 0, 0, 0, 0]);
});

test('a place keeps what is near, by the nearest of its halls, and offers what lies nowhere apart', async () => {
  const asked = [];
  const found = await finder(MANIFEST, asked).find(ask({ near: 'the river', within: 1 }));
  assert.deepEqual(names(found), ['Choir', 'A Walk', 'Band 10']);
  assert.deepEqual(found.apart.map((row) => found.shelf.name[row]), ['Online Choir', 'Telephone Tree']);
  assert.deepEqual(asked, ['find/near.json', 'find/nowhere.json'], 'the far tile is not asked for');
  assert.equal(found.place.label, 'Riverside');
});

test('a box that a circle touches is looked into, however thin the touch', () => {
  const touched = (e, metres) => linesInReach(MANIFEST, [{ e, n: 1000 }], metres).map(([name]) => name);
  assert.deepEqual(touched(0, 1000), ['near']);
  assert.deepEqual(touched(0, 999), []);
  assert.deepEqual(touched(50000, 48100), ['near', 'far']);
  assert.equal(linesInReach(MANIFEST, undefined, 1).length, 2);
});

test('above the limit, without a place, only names are looked through', async () => {
  const manifest = { ...MANIFEST, limit: 3, names: 'names' };
  const found = await finder(manifest).find(ask({}));
  assert.deepEqual([found.slim, found.shelf, found.rows], [true, null, []]);
  assert.equal((await finder(manifest).find(ask({ near: 'Riverside' }))).rows.length, 3);
});

test('few listings without a place stand in the page and are not asked for', async () => {
  const asked = [];
  await finder({ ...MANIFEST, inline: { nowhere: FILES['find/nowhere.json'] } }, asked).find(ask({}));
  assert.deepEqual(asked, ['find/near.json', 'find/far.json']);
});

test('summaries find their rows', async () => {
  const { find, addSummaries } = finder();
  const { shelf } = await find(ask({}));
  await addSummaries(shelf);
  assert.deepEqual(shelf.summary, ['one', 'two', 'three', 'four', 'five', 'six']);
  assert.deepEqual(shelf.name.map((_, row) => slugOf(shelf, row)), ['choir', 'walk', 'band-10', 'far-choir', 'online-choir', 'telephone-tree']);
});

test('weekdays are those still to come', () => {
  assert.deepEqual(weekdaysOf([[1 + 4]], MONDAY), [0, 2]);
  assert.deepEqual(weekdaysOf([[2, -1, -1, 1, 0, 0, MONDAY - 1]], MONDAY), []);
  assert.deepEqual(weekdaysOf([[2, -1, -1, 1, 0, 0, MONDAY]], MONDAY), [1]);
  assert.deepEqual(weekdaysOf([[[MONDAY - 1, MONDAY]]], MONDAY), [0]);
  assert.deepEqual(weekdaysOf([[2, -1, -1, 1, 0, 0, MONDAY - 9, 0, 0, 0, 0, [MONDAY + 6]]], MONDAY), [6]);
});

test('more filters never add a row', () => {
  const shelf = gather([{ tile: FILES['find/near.json'], line: MANIFEST.tiles[0] }], MANIFEST, MONDAY);
  const found = (chosen, more) => search(shelf, { codes: toCodes({ ...emptyQuery().chosen, ...chosen }, toValues(MANIFEST)), ...more }).rows;
  const all = found({});
  for (const cost of [[], ['free'], ['cheap']]) {
    for (const interest of [[], ['music'], ['walking']]) {
      for (const day of [[], ['tuesday'], ['sunday']]) {
        const rows = found({ cost, interest, day });
        assert.ok(rows.every((row) => all.includes(row) && found({ cost, interest }).includes(row) && found({ day }).includes(row)));
        const hits = new Map([[1, 1]]);
        assert.ok(found({ cost, interest, day }, { hits }).every((row) => rows.includes(row)));
      }
    }
  }
});

test('a file that could not be loaded is asked for again', async () => {
  let tries = 0;
  globalThis.fetch = async (url) => {
    tries += 1;
    return tries === 1 ? { ok: false, status: 503 } : { ok: true, json: async () => String(url) };
  };
  const load = openFiles(new URL('https://example.org/data/'));
  await assert.rejects(load('find/a.json'), /503/);
  assert.equal(await load('find/a.json'), 'https://example.org/data/find/a.json');
  await load('find/a.json');
  assert.equal(tries, 2);
});
