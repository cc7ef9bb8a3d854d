// The form's own small parts: its YAML, its words for times, its doubles, its links.

import assert from 'node:assert/strict';
import test from 'node:test';

import { askedFor } from '../../overrides/assets/javascripts/add.mjs';
import { alike, slugOf } from '../../overrides/assets/javascripts/form-alike.mjs';
import { moveWords } from '../../overrides/assets/javascripts/form-known.mjs';
import { letter, proposal } from '../../overrides/assets/javascripts/form-send.mjs';
import { linesOf } from '../../overrides/assets/javascripts/form-short.mjs';
import { isAsked, openState } from '../../overrides/assets/javascripts/form-state.mjs';
import { timesOf } from '../../overrides/assets/javascripts/form-when.mjs';
import { tidy, toYaml } from '../../overrides/assets/javascripts/form-yaml.mjs';

const NAMES = [['tuesday-soup', 'Tuesday Soup', 'riverside'], ['knit-and-natter', 'Knit and Natter', 'castle-hill']];
const FORM = {
  groups: [{ fields: ['kind', 'cost', 'when'] }, { fields: ['help'], only: ['money-help'] }],
  askedIf: { 'cost.price': ['type', ['donation']], 'when.which': ['every', ['month']] },
  schema: { properties: { kind: {}, cost: {}, when: {}, help: {} } },
};

test('what a reader of YAML could take for something else stands in quotation marks', () => {
  assert.equal(toYaml({ a: 'Tea: 50p', b: '3.00', c: 'null', d: '- x', e: 'a #b', f: ' x', g: '2026-12-01' }),
    'a: "Tea: 50p"\nb: "3.00"\nc: "null"\nd: "- x"\ne: "a #b"\nf: " x"\ng: "2026-12-01"\n');
});

test('what is empty goes, and with it the group that held nothing else', () => {
  assert.deepEqual(tidy({ a: '', b: { c: [] }, d: [{}, { e: 'x' }] }), { d: [{ e: 'x' }] });
});

test('a double is found by the beginnings of its words and in spite of a slip', () => {
  assert.deepEqual(alike('tues', NAMES).map(([slug]) => slug), ['tuesday-soup']);
  assert.deepEqual(alike('Knitt & nater', NAMES).map(([slug]) => slug), ['knit-and-natter']);
  assert.deepEqual(alike('the', NAMES), []);
});

test('a short name is free, and nothing in it leads out of a folder', () => {
  assert.equal(slugOf('Tuesday Soup', 'millgate', NAMES), 'tuesday-soup-millgate');
  assert.equal(slugOf('../../Café "É"', 'millgate', NAMES), 'cafe-e');
  assert.equal(slugOf('شعر', 'millgate', NAMES), 'listing');
});

test('what does not fit what was chosen is left out, and nothing else', () => {
  const state = openState(FORM, {}, '', { kind: 'group', cost: { type: 'free', price: '3' }, when: [{ every: 'month', which: ['first', 'last'] }], help: 'x' });
  assert.deepEqual(state.listing(), { kind: 'group', cost: { type: 'free' }, when: [{ every: 'month', which: ['first', 'last'] }] });
  assert.equal(isAsked(FORM, state, ['cost', 'price']), false);
});

test('a change keeps what was there, though it would not be asked anew', () => {
  const before = { kind: 'group', cost: { type: 'free', price: '0' }, help: 'x' };
  assert.deepEqual(openState(FORM, before).listing(), before);
});

test('a row after an empty one is found again in the form', () => {
  const state = openState(FORM, {}, '', { when: [{}, { day: 'monday' }] });
  assert.deepEqual(state.placeOf(['when', '0', 'day']), ['when', '1', 'day']);
});

test('times are said in the words of the page', () => {
  assert.equal(timesOf({ day: 'tuesday', every: '2-weeks', from: '2026-11-24', start: '10:00' }), 'Every second Tuesday, starting at 10am, from 24 November 2026');
  assert.equal(timesOf({ day: 'tuesday', every: 'month' }), '');
  assert.equal(timesOf({}), '');
});

test('a moved pin is said by distance and direction', () => {
  assert.equal(moveWords(0, 0), 'in the middle of the postcode');
  assert.equal(moveWords(100, 100), 'about 140 metres north-east of the middle of the postcode');
  assert.equal(moveWords(-2000, 0), 'about 2.0 kilometres west of the middle of the postcode');
});

test('a letter holds the words, or where they are too long, says which file to add', () => {
  assert.match(letter('a@b.example', 'New', 'short & sweet', 'x.yml'), /^mailto:a@b\.example\?subject=New&body=short%20%26%20sweet$/);
  assert.match(letter('a@b.example', 'New', 'long '.repeat(900), 'x.yml'), /add%20the%20file%20x\.yml/);
});

test('a proposal is a new file for something new and the file itself for a change', () => {
  const what = { area: 'millgate', slug: 'marbles', text: 'name: x\n' };
  const edit = 'https://example.org/edit/main/stirling/';
  assert.equal(proposal(edit, { ...what, isNew: false }), 'https://example.org/edit/main/stirling/listings/millgate/marbles.yml');
  assert.match(proposal(edit, { ...what, isNew: true }), /\/new\/main\/stirling\/listings\/millgate\/\?filename=marbles\.yml&value=name/);
  assert.match(proposal('https://example.org/_edit/main/', { ...what, isNew: true }), /\/_new\/main\/listings\/millgate\//);
  for (const none of ['', 'https://example.org/list/']) assert.equal(proposal(none, what), '');
});

test('an address asks for a form only where it says for which listing', () => {
  assert.deepEqual(askedFor('#change=tuesday-soup'), { what: 'change', slug: 'tuesday-soup', at: '' });
  assert.deepEqual(askedFor('#change=tuesday-soup&at=joining'), { what: 'change', slug: 'tuesday-soup', at: 'joining' });
  for (const hash of ['', '#change', '#new', '#change=../x', '#remove']) assert.equal(askedFor(hash), null);
});

test('a cancelled session names the file of its group, unless several bear the name', () => {
  const answers = { listing: 'Tuesday Soup', cancelled: '2026-12-01', because: 'The cook is away.' };
  const twice = [...NAMES, ['tuesday-soup-two', 'Tuesday Soup', 'millgate']];
  const head = (names, meant) => linesOf('cancel', answers, names, meant).split('\n')[0];
  assert.equal(head(NAMES), '# For directory/listings/riverside/tuesday-soup.yml: Tuesday Soup');
  assert.equal(head(twice), '# For: Tuesday Soup');
  assert.equal(head(twice, 'tuesday-soup-two'), '# For directory/listings/millgate/tuesday-soup-two.yml: Tuesday Soup');
  assert.equal(head([]), '# For: Tuesday Soup');
});
