import assert from 'node:assert/strict';
import { test } from 'node:test';

import { aged, dayIn, helpWords, restWords } from '../../overrides/assets/javascripts/ages.mjs';
import { dayOf } from '../../overrides/assets/javascripts/recurrence.mjs';

const on = (iso) => dayOf(iso);

test('the day is read from the words that people read', () => {
  assert.equal(dayIn('Ages: 18 and over. Checked 23 November 2026.'), on('2026-11-23'));
  assert.equal(dayIn('Last checked 1 March 2024, by phone'), on('2024-03-01'));
  for (const text of ['', 'Checked', '23/11/2026', 'Novembre 2026', '1 Octember 2026']) assert.ok(Number.isNaN(dayIn(text)), text);
});

test('a number says that its check is old after 90 days, and more after 180', () => {
  assert.deepEqual([0, 90, NaN, -5].map(helpWords), ['', '', '', '']);
  assert.match(helpWords(91), /more than 90 days/);
  assert.match(helpWords(180), /more than 90 days/);
  assert.match(helpWords(181), /half a year/);
});

test('a check tells its age after half a year, and says what to do after a year', () => {
  const said = 'Last checked 1 October 2026';
  assert.equal(aged(said, on('2027-04-01')), said);
  assert.equal(aged(said, on('2027-04-03')), `${said}, 6 months ago`);
  assert.equal(aged(said, on('2027-10-01')), `${said}, 12 months ago`);
  assert.equal(aged(said, on('2027-10-02')), `${said}, 12 months ago: ask first`);
  assert.equal(aged(said, on('2031-10-01')), `${said}, 5 years ago: ask first`);
});

test('a town may set after how long people should ask first', () => {
  assert.equal(aged('Last checked 1 October 2026', on('2027-10-02'), 548), 'Last checked 1 October 2026, 12 months ago');
});

test('words that speak of no check, or of one ahead, stay as they are', () => {
  for (const text of ['Not checked for 14 months', 'Last checked', 'Last checked 1 October 2030']) assert.equal(aged(text, on('2028-01-01')), text);
});

const rests = (bits) => [[2, 630, 750, 1, 0, 0, 0, 0, bits]];
const built = on('2026-11-23');

test('what rests in school holidays says where they are not known', () => {
  const data = { sessions: rests(2), closures: { school: [[on('2026-12-21'), on('2027-01-01')], [on('2027-12-20'), on('2027-12-31')]] } };
  assert.deepEqual(restWords(data, [on('2027-12-31')], built), []);
  assert.deepEqual(restWords(data, [on('2027-12-01'), on('2028-01-04')], built), ['School holidays are not known after 31 December 2027. Ask first.']);
});

test('where no school holidays are known to come, none are known after the day of building', () => {
  assert.deepEqual(restWords({ sessions: rests(2) }, [on('2026-11-24')], built), ['School holidays are not known after 23 November 2026. Ask first.']);
});

test('bank holidays are known for four hundred days', () => {
  assert.deepEqual(restWords({ sessions: rests(1) }, [built + 400], built), []);
  assert.deepEqual(restWords({ sessions: rests(1) }, [built + 401], built), ['Bank holidays are not known after 28 December 2027. Ask first.']);
});

test('what rests on neither says nothing, however far ahead', () => {
  assert.deepEqual(restWords({ sessions: rests(0) }, [built + 9000], built), []);
});
