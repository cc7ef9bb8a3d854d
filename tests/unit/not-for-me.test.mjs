// What is put away stays in the tab, can be brought back, and is left out of what was found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY, openAway, readSlugs } from '../../overrides/assets/javascripts/not-for-me.mjs';

const page = new EventTarget();
globalThis.document = page;
globalThis.addEventListener = (...args) => page.addEventListener(...args);

function tabWith(text) {
  const held = new Map(text === undefined ? [] : [[KEY, text]]);
  return {
    held,
    getItem: (key) => (held.has(key) ? held.get(key) : null),
    setItem: (key, value) => held.set(key, value),
    removeItem: (key) => held.delete(key),
  };
}
const REFUSED = { getItem: () => null, setItem: () => { throw new Error('full'); }, removeItem: () => { throw new Error('full'); } };

/** A found answer over four rows, the last of which lies nowhere. */
const found = () => ({
  shelf: { size: 5, name: ['Choir', 'Garden', 'Walk', 'Poets', 'Not found'], parts: [{ first: 0, tile: {} }] },
  rows: Uint32Array.of(0, 1, 2), apart: [3], counts: { day: [3] },
});
const shown = ({ rows, apart, away }) => [Array.from(rows), apart, away];

test('what is put away is left out of list and number, and not of the counts', () => {
  const away = openAway(() => {}, () => tabWith());
  assert.deepEqual(shown(away.without(found())), [[0, 1, 2], [3], []]);
  const { held, ...tab } = tabWith();
  const kept = openAway(() => {}, () => tab);
  kept.add('garden');
  kept.add('poets');
  kept.add('garden');
  assert.equal(held.get(KEY), '["garden","poets"]');
  const answer = kept.without(found());
  assert.deepEqual(shown(answer), [[0, 2], [], ['garden', 'poets']]);
  assert.deepEqual(answer.counts, { day: [3] });
});

test('it is put away in every search, told of where it would have been found, and brought back from there', () => {
  const tab = tabWith('["garden","walk","not-found"]');
  const away = openAway(() => {}, () => tab);
  const first = away.without(found());
  assert.deepEqual(shown(first), [[0], [3], ['garden', 'walk']]);
  away.bringBack(first.away);
  assert.deepEqual(shown(away.without(first)), [[0, 1, 2], [3], []]);
  assert.equal(tab.held.get(KEY), '["not-found"]');
  away.bringBack(['not-found']);
  assert.equal(tab.held.size, 0);
});

test('where the tab keeps nothing the page remembers it', () => {
  for (const refuse of [() => REFUSED, () => { throw new Error('not allowed'); }]) {
    const away = openAway(() => {}, refuse);
    away.add('garden');
    assert.deepEqual(shown(away.without(found())), [[0, 2], [3], ['garden']]);
    away.bringBack(['garden']);
    assert.deepEqual(shown(away.without(found())), [[0, 1, 2], [3], []]);
  }
});

test('forget empties it, kept or remembered, and shows all again', () => {
  for (const tab of [tabWith('["garden"]'), REFUSED]) {
    let shownAnew = 0;
    const away = openAway(() => { shownAnew++; }, () => tab);
    away.add('walk');
    page.dispatchEvent(new Event('forget'));
    assert.deepEqual(shown(away.without(found())), [[0, 1, 2], [3], []]);
    assert.equal(shownAnew, 1);
    assert.equal((tab.held || new Map()).size, 0);
  }
});

test('what the tab forgets elsewhere is forgotten here', () => {
  const tab = tabWith('["garden"]');
  const away = openAway(() => {}, () => tab);
  const before = away.without(found());
  tab.held.clear();
  assert.deepEqual(shown(away.without(before)), [[0, 1, 2], [3], []]);
});

test('a place without a name, as where nobody has said where, stays as it is', () => {
  const away = openAway(() => {}, () => tabWith('["garden"]'));
  const nothing = { shelf: null, rows: [], apart: [] };
  assert.deepEqual(away.without(nothing), nothing);
});

test('what is not a list of words counts as nothing', () => {
  for (const text of [null, '', '{', '{"a":1}', '"garden"', '7', 'null']) assert.deepEqual(readSlugs(text), [], text);
  assert.deepEqual(readSlugs('["garden",7,null,["x"],"walk"]'), ['garden', 'walk']);
});
