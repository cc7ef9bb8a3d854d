// What is missing, in one sentence that says nothing about a person, and the links that carry it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAYS, emptyQuery, postcodeIn, toLabels } from '../../overrides/assets/javascripts/query.mjs';
import { NAMED, missingSentence, withBody } from '../../overrides/assets/javascripts/missing.mjs';

const { labels: LABELS } = toLabels({ interest: [['gardening', 'Gardening'], ['lgbt', 'LGBT+ groups']] });
const SECTOR = { exact: 'postcode', label: 'QX2 4' };
const ask = ({ chosen, ...over }) => ({ ...emptyQuery(), ...over, chosen: { ...emptyQuery().chosen, ...chosen } });

test('the sentence says what was looked for', () => {
  const query = ask({ near: 'QX2 4', within: 2, chosen: { cost: ['cheap'], interest: ['gardening'], day: ['tuesday'] } });
  assert.equal(missingSentence(query, SECTOR, LABELS),
    'We looked for something free or cheap, about gardening, on a Tuesday, within 2 miles of QX2 4, and found nothing.');
});

test('it says several things, words and kinds as people say them', () => {
  const query = ask({
    words: 'raised beds', near: 'Riverside', within: 1,
    chosen: { cost: ['free'], interest: ['gardening', 'lgbt'], day: ['monday', 'sunday'], kind: ['class'] },
  });
  const labels = { ...LABELS, kind: { class: 'Class or course' } };
  assert.equal(missingSentence(query, { exact: 'area', label: 'Riverside' }, labels),
    'We looked for something free, about gardening or LGBT+ groups and “raised beds”, of the kind “Class or course”, '
    + 'on a Monday or a Sunday, within 1 mile of Riverside, and found nothing.');
  assert.equal(missingSentence(emptyQuery(), null, LABELS), 'We looked for something to do, and found nothing.');
});

test('needs are left out, whatever they are called', () => {
  const needs = ['reduced', 'access', 'moving', 'age', 'who', 'who-for', 'language', 'children', 'alcohol', 'phone', 'bring', 'quiet', 'lift', 'unheard-of'];
  const chosen = Object.fromEntries(needs.map((facet) => [facet, ['secret-need']]));
  const labels = { ...LABELS, ...Object.fromEntries(needs.map((facet) => [facet, { 'secret-need': 'Secret need' }])) };
  assert.equal(missingSentence(ask({ chosen }), null, labels), 'We looked for something to do, and found nothing.');
  assert.deepEqual(needs.filter((facet) => NAMED.includes(facet)), []);
});

test('a place is named only where it is wide, and never by a full postcode', () => {
  for (const typed of ['QX2 4AB', 'qx24ab', 'near QX2  4ab please', 'SW1A 1AA', 'a,QX2 4AB.']) {
    for (const exact of ['postcode', 'sector', 'district', 'area', 'venue', 'here', '']) {
      const said = missingSentence(ask({ words: typed, near: typed }), { exact, label: typed }, LABELS);
      assert.equal(postcodeIn(said), '', said);
    }
  }
  for (const exact of ['venue', 'here', '']) {
    assert.doesNotMatch(missingSentence(ask({ near: '14 Mill Lane' }), { exact, label: '14 Mill Lane' }, LABELS), /Mill|miles/);
  }
});

test('whatever was asked, the sentence is one, and ends', () => {
  for (const words of ['', '☕', '“quoted”', '<b>', 'a\u202eb', '%0d%0abcc=x@example.org']) {
    for (const day of DAYS) {
      const said = missingSentence(ask({ words, near: 'QX2', chosen: { day: [day] } }), SECTOR, LABELS);
      assert.match(said, /^We looked for .*, and found nothing\.$/);
    }
  }
});

const LETTER = 'mailto:list@example.org?subject=What%20is%20missing%3A%20Smallton';

test('a letter and a message carry exactly the words that stand in the box', () => {
  const texts = ['We looked & found', 'a\nb', '100% “yes” #1 + 2?', '☕ 漢', '', '&bcc=x@example.org&subject=y', '?body=z'];
  for (const text of texts) {
    const letter = withBody(LETTER, text);
    const asked = new URL(letter).searchParams;
    assert.deepEqual([...asked.keys()], ['subject', 'body'], letter);
    assert.equal(asked.get('subject'), 'What is missing: Smallton');
    assert.equal(asked.get('body'), text.replace(/\n/g, '\r\n'));
    assert.ok(!letter.includes('+') && !letter.includes('#'), 'a letter shows a plus as a plus');
    assert.equal(new URL(withBody('sms:01632960215', text)).searchParams.get('body'), text.replace(/\n/g, '\r\n'));
  }
});

test('words that are changed take the place of those before', () => {
  assert.equal(withBody(withBody(withBody(LETTER, 'one & two'), '?body=3'), 'four'), `${LETTER}&body=four`);
  assert.equal(withBody(withBody('sms:01632960215', 'one'), 'two'), 'sms:01632960215?body=two');
});

test('half a character breaks no link', () => {
  assert.equal(withBody('sms:1', 'a\ud83db\udc00c☕'), 'sms:1?body=abc%E2%98%95');
});
