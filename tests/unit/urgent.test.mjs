// Words of danger: how much an error may change a word, what may stand between, what stays quiet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near, openUrgent, tellingWords, within } from '../../overrides/assets/javascripts/urgent.mjs';
import { apart } from '../../overrides/assets/javascripts/words.mjs';

const TERMS = [
  ['now', 'Call now', ['emergency'], ['in danger'], ['stranger danger', 'dancer']],
  ['life', 'Someone listens', ['samaritans'], ['kill myself', 'end it all', 'suicidal', 'hanging myself'], ['hanging baskets']],
  ['home', 'At home', ['refuge'], ['my husband hits me'], []],
];
const match = openUrgent(TERMS);

test('so many errors apart is what counting them says', () => {
  let seed = 7;
  const random = (below) => { seed = (seed * 48271) % 2147483647; return seed % below; };
  const word = () => Array.from({ length: random(7) }, () => 'abc'[random(3)]).join('');
  for (let round = 0; round < 20000; round++) {
    const [one, other, errors] = [word(), word(), random(3)];
    assert.equal(within(one, other, errors), apart(one, other) <= errors, `${one} ${other} ${errors}`);
  }
});

test('short words bear a swap, middling words one error, long words two; the beginning must be right', () => {
  const pairs = {
    'die dei': true, 'die ide': true, 'die dye': false, 'die dies': false, 'kill kil': true, 'kill kikl': true, 'kill ikll': true,
    'kill bill': false, 'kill kl': false, 'suicidal sucidl': true, 'suicidal usicidal': true, 'suicidal usicidl': true,
    'suicidal scdl': false, 'hanging hnging': true, 'hanging hnggng': false,
  };
  for (const [pair, near_] of Object.entries(pairs)) assert.equal(near(...pair.split(' ')), near_, pair);
});

test('small words, accents and marks are passed over', () => {
  assert.deepEqual(tellingWords('I CAN’T go on, café; don´t'), ['cant', 'go', 'cafe', 'dont']);
});

test('two other words may stand between, three may not', () => {
  assert.deepEqual(match('kill off maybe myself'), [1]);
  assert.deepEqual(match('kill some big ugly myself'), []);
  assert.deepEqual(match('myself kill'), []);
});

test('harmless neighbours stay quiet and hide nothing beside them', () => {
  for (const text of ['hanging baskets', 'hangin baskets', 'stranger danger', 'dancer', '', '   ', '?']) assert.deepEqual(match(text), [], text);
  assert.deepEqual(match('hanging baskets and hanging myself'), [1]);
  assert.deepEqual(match('dangre'), [0]);
});

test('the longest phrase comes first, then the order of the file', () => {
  assert.deepEqual(match('in danger my husband hits me and i am suicidal'), [2, 0, 1]);
});

test('a long text takes no time', () => {
  const text = 'i want to kill some time with my husband who hangs baskets '.repeat(200);
  const begun = performance.now();
  match(text);
  assert.ok(performance.now() - begun < 1000);
});
