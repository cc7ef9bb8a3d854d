// What is asked survives its address, and an address holds no more than it may.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAddress } from '../../overrides/assets/javascripts/home.mjs';
import {
  COSTS, DAYS, NEEDS, SORTS, WITHIN, emptyQuery, needs, postcodeIn, readQuery, sentence, tab, toLabels, toggle,
  typedPlace, withNeeds, withTyped, withoutUnits, writeQuery,
} from '../../overrides/assets/javascripts/query.mjs';

/** The same numbers each time, between 0 and 1. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const LETTERS = [...'abcQX2 4AByz#&=+%?/\\<>"\'é☕漢\u202e\u0000.,;-_'];
const KINDS = ['class', 'group'];
const INTERESTS = ['gardening', 'food-and-growing', 'x1', 'walking'];

function someQuery(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = () => Array.from({ length: Math.floor(random() * 12) }, () => pick(LETTERS)).join('')
    .replace(/\s+/g, ' ').trim();
  const some = (list) => list.filter(() => random() < 0.3).sort();
  const near = text();
  return {
    words: text(),
    near,
    within: near ? pick(WITHIN) : 2,
    sort: pick(['', ...SORTS]),
    chosen: { ...emptyQuery().chosen, cost: some(COSTS), interest: some(INTERESTS), day: some(DAYS), kind: some(KINDS) },
  };
}

test('a query survives the address bar', () => {
  const random = numbers(11);
  for (let turn = 0; turn < 3000; turn++) {
    const query = someQuery(random);
    const [words, near] = [withoutUnits(query.words), withoutUnits(query.near)];
    assert.equal(postcodeIn(`${words} ${near}`), '', JSON.stringify(query));
    const expected = { ...query, words, near, within: near ? query.within : 2 };
    assert.deepEqual(readQuery(writeQuery(query)), expected, JSON.stringify(query));
    assert.equal(writeQuery(readQuery(writeQuery(query))), writeQuery(query));
  }
});

test('an address is as people may share it', () => {
  const chosen = { ...emptyQuery().chosen, cost: ['free'], interest: ['food-and-growing'], day: ['tuesday'] };
  assert.equal(writeQuery({ words: 'garden', near: 'QX2 4', within: 2, sort: '', chosen }),
    '#q=garden&near=QX2+4&within=2&cost=free&interest=food-and-growing&day=tuesday');
  assert.equal(writeQuery(emptyQuery()), '');
});

test('what is not understood in an address is left out', () => {
  for (const hash of ['', '#', '#content', '#by-area', '#utm=1&within=999&sort=up&day=%3Cb%3E&cost=', '#%E0%A4%A']) {
    assert.deepEqual(readQuery(hash), emptyQuery(), hash);
  }
  assert.deepEqual(readQuery('#day=monday&day=monday&x=1').chosen.day, ['monday']);
});

test('no full postcode stands in an address', () => {
  for (const typed of ['QX2 4AB', 'qx24ab', 'Near QX2  4ab please', 'SW1A 1AA', 'a,QX2 4AB.', 'QX2 4ABQX2 4AB', 'XQX2 4AB']) {
    const address = writeQuery({ ...emptyQuery(), words: typed, near: typed });
    assert.equal(postcodeIn(readQuery(address).words), '', address);
    assert.equal(postcodeIn(readQuery(address).near), '', address);
  }
  assert.equal(withoutUnits('QX2 4AB'), 'QX2 4');
  assert.equal(withoutUnits('QX2 4'), 'QX2 4');
  assert.equal(postcodeIn('at qx24ab, upstairs'), 'QX2 4AB');
});

test('a postcode typed anywhere becomes the place, and stays in the tab', () => {
  const query = withTyped(emptyQuery(), 'garden qx24ab', '');
  assert.deepEqual([query.words, query.near], ['garden', 'QX2 4']);
  assert.equal(tab.read(), 'QX2 4AB');
  assert.equal(typedPlace('QX2 4'), 'QX2 4AB');
  assert.equal(typedPlace('QX3 1'), 'QX3 1');
  assert.equal(withTyped(emptyQuery(), '  a  chat ', ' castle  hill ').near, 'castle hill');
});

test('a narrower interest takes the place of its broader one, and the other way round', () => {
  const parents = { allotments: 'growing', herbs: 'growing' };
  const broad = toggle(emptyQuery(), 'interest', 'growing', parents);
  const narrow = toggle(broad, 'interest', 'allotments', parents);
  assert.deepEqual(narrow.chosen.interest, ['allotments']);
  const both = toggle(narrow, 'interest', 'herbs', parents);
  assert.deepEqual(both.chosen.interest, ['allotments', 'herbs']);
  assert.deepEqual(toggle(both, 'interest', 'growing', parents).chosen.interest, ['growing']);
  assert.deepEqual(toggle(both, 'interest', 'herbs', parents).chosen.interest, ['allotments']);
  assert.deepEqual(emptyQuery().chosen.interest, []);
});

test('the result line says what was asked', () => {
  const { labels } = toLabels({ interest: [['music', 'Music'], ['singing', 'Singing', 0]] });
  const chosen = { ...emptyQuery().chosen, cost: ['cheap', 'free'], interest: ['singing', 'music'], day: ['monday', 'tuesday'] };
  assert.equal(sentence({ ...emptyQuery(), words: 'choir', chosen }, 24, 'QX2 4', labels),
    '24 activities for “choir” within 2 miles of QX2 4, free or cheap for you, Singing or Music, on Monday or Tuesday');
  assert.equal(sentence({ ...emptyQuery(), within: 1 }, 1, 'Riverside', labels), '1 activity within 1 mile of Riverside');
  assert.equal(sentence(emptyQuery(), 1200, '', labels), '1,200 activities');
  const others = { ...emptyQuery().chosen, access: ['lift', 'step-free'], price: ['pip'], kind: ['group'] };
  assert.equal(sentence({ ...emptyQuery(), chosen: others }, 3, '', labels), '3 activities, with 3 other choices');
});

test('the home page leads to the find page with what was asked after the #', () => {
  const address = findAddress({ words: 'a chat', place: 'QX2 4AB', when: 'tuesday', cheap: true });
  assert.match(address, /\/find\/#q=a\+chat&near=QX2\+4&within=2&cost=cheap&day=tuesday$/);
  assert.match(findAddress({ words: '', place: '', when: '', cheap: false }), /\/find\/$/);
});

test('an address that is only looked at leaves the whole postcode where it is', () => {
  const asked = { words: '', place: 'QX2 4AB', when: '', cheap: false, interest: 'music' };
  tab.keep('');
  assert.match(findAddress(asked, false), /\/find\/#near=QX2\+4&within=2&interest=music$/);
  assert.equal(tab.read(), '');
  findAddress(asked);
  assert.equal(tab.read(), 'QX2 4AB');
  tab.keep('');
});

test('needs stay out of the address unless they are asked into it, and stay in the tab', () => {
  const query = emptyQuery();
  query.words = 'choir';
  Object.assign(query.chosen, { access: ['lift', 'step-free'], price: ['pip'], kind: ['group'] });
  assert.equal(writeQuery(query), '#q=choir&kind=group');
  assert.deepEqual(readQuery(writeQuery(query, true)), query);
  needs.keep(query);
  assert.deepEqual(withNeeds(readQuery(writeQuery(query))), query);
  needs.keep(emptyQuery());
  assert.ok(NEEDS.every((facet) => !withNeeds(emptyQuery()).chosen[facet].length));
});

test('needs that an address brings go over those of the tab', () => {
  const mine = emptyQuery();
  mine.chosen.access = ['lift'];
  needs.keep(mine);
  assert.deepEqual(withNeeds(readQuery('#language=welsh')).chosen.access, []);
  needs.keep(emptyQuery());
});

test('of several places each postcode is cut to its sector, and the tab keeps the whole ones', () => {
  const query = withTyped(emptyQuery(), '', 'qx24ab and Castle  Hill; QX5 1aa');
  assert.equal(query.near, 'QX2 4 and Castle Hill; QX5 1');
  assert.equal(tab.read(), 'QX2 4AB;QX5 1AA');
  assert.equal(typedPlace(query.near), 'QX2 4AB and Castle Hill; QX5 1AA');
  assert.equal(typedPlace('QX12 4 and QX2 45'), 'QX12 4 and QX2 45', 'no part of a longer word is taken for one');
  assert.equal(withTyped(emptyQuery(), '', 'qx2 4a').near, 'QX2 4', 'nor does half a unit stand in an address');
  assert.equal(withTyped(emptyQuery(), '', 'qx2').near, 'QX2');
  tab.keep('');
  assert.equal(typedPlace('QX2 4'), 'QX2 4');
});
