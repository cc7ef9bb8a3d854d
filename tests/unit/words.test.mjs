// What words mean: other names, plurals, beginnings, errors in spelling, and what is said of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import MiniSearch from 'minisearch';
import { gather } from '../../overrides/assets/javascripts/search.mjs';
import { apart, forms, makeIndex, same, toPhrases, tokens, understand } from '../../overrides/assets/javascripts/words.mjs';

const TERMS = [
  ['gardening', 'Gardening', ['allotment', 'gardener', 'growing things', 'greenhouse']],
  ['choirs', 'Singing', ['choir', 'sang in a choir', 'barbershop']],
  ['knitting', 'Knitting and crochet', ['knit and natter', 'knit', 'wool']],
  ['football', 'Football', ['footie', 'five a side']],
  ['company', 'Company and conversation', ['a chat', 'I feel lonely', 'natter', 'someone to talk to']],
  ['walking', 'Walking', ['walk', 'rambling', 'stroll']],
];
const MANIFEST = {
  built: 20780, area: [['riverside', 'Riverside', 0, 0, 0]], interest: TERMS.map(([slug, label]) => [slug, label]),
};
const ALSO = TERMS.map(([, , also], code) => [code, ...also]);
const NAMES = [
  ['Mill Lane Plot', [0], 'Grow vegetables on Tuesdays. No experience needed.'], ['Pellbridge Community Choir', [1], 'Sing what you like.'],
  ['Wool Gathering', [2], 'Bring your needles.'], ['Walking Football', [3, 5], 'Slow, friendly, fifty and over.'],
  ['The Kettle', [4], 'Tea and a sofa.'], ['Saturday Strollers', [5], 'Three miles along the river.'],
  ['Pots and Clay', [], 'With your hands.'], ['Quiet Garden', [], 'A bench.'],
  ['Theatre in the Park', [], 'A play each June, with colour and noise.'], ['Café Bébé', [4], 'For new parents.'],
];
const shelfOf = (names = NAMES) => {
  const tile = {
    size: names.length, name: names.map(([name]) => name), interest: names.map(([, codes]) => codes), area: '1'.repeat(names.length),
    venue: { of: ['Acorn Hall'], at: names.map(() => 0) },
  };
  return gather([{ tile, line: ['a', 'texts', 0, names.length, 0, 0] }], MANIFEST, 20780);
};

async function open(names = NAMES) {
  const shelf = shelfOf(names);
  let deeper;
  const ready = new Promise((resolve) => { deeper = resolve; });
  const addSummaries = async () => names.forEach(([, , text], row) => { shelf.summary[row] = text; });
  const index = makeIndex(MiniSearch, MANIFEST, ALSO, addSummaries, deeper);
  index.prepare(shelf);
  await ready;
  return async (text) => {
    const { hits, said } = await index.find(text, shelf);
    return { names: [...hits].sort((a, b) => b[1] - a[1]).map(([row]) => shelf.name[row]), said };
  };
}

const FOUND = {
  'exactly as written': ['choir', 'Pellbridge Community Choir'],
  'by another name': ['allotment', 'Mill Lane Plot'],
  'in a whole phrase': ['I feel lonely', 'The Kettle'],
  'in everyday words': ['knit and natter', 'Wool Gathering'],
  'in the plural': ['allotments', 'Mill Lane Plot'],
  'by its beginning': ['gard', 'Mill Lane Plot'],
  'with two letters swapped': ['chior', 'Pellbridge Community Choir'],
  'with a letter too few': ['gardning', 'Mill Lane Plot'],
  'with an error in each word': ['wlaking footbal', 'Walking Football'],
  'in American spelling': ['theater', 'Theatre in the Park'],
  'with American spelling in the summary': ['color', 'Theatre in the Park'],
  'by a word of its summary': ['vegetables', 'Mill Lane Plot'],
  'by its place': ['acorn choir', 'Pellbridge Community Choir'],
  'without its accents': ['cafe bebe', 'Café Bébé'],
  'in capitals and marks': ['FOOTIE!!', 'Walking Football'],
  'in another form': ['potting', 'Pots and Clay'],
  'in another form beside an interest': ['gardening', 'Quiet Garden'],
};

for (const [how, [typed, name]] of Object.entries(FOUND)) {
  test(`a listing is found ${how}`, async () => {
    const find = await open();
    assert.ok((await find(typed)).names.slice(0, 2).includes(name));
  });
}

test('it says what else it looked for, but not what was typed', async () => {
  const find = await open();
  assert.equal((await find('footie')).said, 'Also looking for: Football.');
  assert.equal((await find('football')).said, '');
  assert.equal((await find('gardening natter')).said,
    'Nothing has all of these words; these have some. Also looking for: Gardening, Company and conversation.');
});

test('all words must fit, and where nothing has them all, some will do', async () => {
  const find = await open();
  assert.deepEqual((await find('walking football')).names, ['Walking Football']);
  assert.deepEqual((await find('choir vegetables')).names.sort(), ['Mill Lane Plot', 'Pellbridge Community Choir']);
});

test('errors in spelling are looked for only where nothing is spelt so', async () => {
  const find = await open([...NAMES, ['Chair Yoga', [], 'Sitting down.'], ['Choral Evensong', [], 'In the church.']]);
  assert.deepEqual((await find('choir')).names, ['Pellbridge Community Choir']);
  assert.deepEqual((await find('chiar')).names, ['Chair Yoga']);
});

test('nothing is found for what nothing has, and nothing breaks', async () => {
  const find = await open();
  for (const typed of ['xyzzyq', '', '   ', '!!!', '☕', '<script>', 'a'.repeat(300), '\u202e']) {
    const { names } = await find(typed);
    assert.deepEqual(names, [], typed);
  }
});

test('words are brought to one form', () => {
  assert.deepEqual(['classes', 'parties', 'bus', 'glass', 'centers', 'organizing', 'mom', 'yes', 'walks'].map(same),
    ['class', 'party', 'bus', 'glass', 'centre', 'organising', 'mum', 'yes', 'walk']);
  assert.deepEqual(tokens('I would like to do some Gardening, please'), ['gardening', 'please']);
  assert.deepEqual(tokens('to do'), ['to', 'do'], 'small words alone are kept');
});

test('words stand in several forms', () => {
  assert.deepEqual(['gardening', 'knitting', 'dancer', 'walk', 'sing', 'over'].map(forms),
    [['garden', 'gardene'], ['knitt', 'knitte', 'knit'], ['danc', 'dance'], [], [], []]);
});

test('the longest known phrase is taken first', () => {
  const phrases = toPhrases(MANIFEST, ALSO);
  const ideas = understand('five a side football near the river', phrases, () => []);
  assert.deepEqual(ideas.map(({ words, known }) => [words.join(' '), known]),
    [['five side', true], ['football', true], ['river', false]]);
});

test('errors are counted as people make them', () => {
  const pairs = [['choir', 'chior', 1], ['choir', 'choir', 0], ['garden', 'gardn', 1], ['walk', 'wolks', 2], ['', 'abc', 3]];
  for (const [one, other, errors] of pairs) {
    assert.equal(apart(one, other), errors);
    assert.equal(apart(other, one), errors);
  }
});

test('MiniSearch is the file that the site carries', () => {
  const text = readFileSync(new URL('../../node_modules/minisearch/dist/es/index.js', import.meta.url), 'utf8');
  assert.match(text, /export \{ MiniSearch as default \}/);
});
