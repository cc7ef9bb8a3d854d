// Calendars of one's own: which files are asked for, what is in a calendar of many, and what is said of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarOf, loadEntries, shelfOf } from '../../overrides/assets/javascripts/calendar.mjs';
import { madeWords } from '../../overrides/assets/javascripts/calendar-offer.mjs';
import { foldLine, formatUntil, toCalendar } from '../../overrides/assets/javascripts/ics.mjs';
import { dayOf } from '../../overrides/assets/javascripts/recurrence.mjs';

const TODAY = dayOf('2026-11-23');
const about = { host: 'list.example.org', address: 'https://list.example.org/', today: TODAY, files: 3, closures: {} };
const entry = (slug) => ({ slug, name: slug, when: [[2, 630, 750]], places: { '': ['The hall'] }, checked: TODAY - 400 });
const slugs = ['choir', 'garden', 'chess', 'walk'];
const files = { 'about.json': about, '0.json': {}, '1.json': {}, '2.json': {} };
slugs.forEach((slug) => { files[`${shelfOf(slug, 3)}.json`][slug] = entry(slug); });

function openLoad() {
  const asked = [];
  return { asked, load: async (name) => { asked.push(name); return files[name]; } };
}

test('each file is asked for once, in the order of the list, and what is not in one is left out', async () => {
  const { asked, load } = openLoad();
  const found = await loadEntries(['walk', 'gone', 'choir'], load);
  assert.deepEqual(found.entries.map(({ slug }) => slug), ['walk', 'choir']);
  assert.equal(new Set(asked).size, asked.length);
});

test('a calendar of many holds each, from today on, and one zone', async () => {
  const { text, count } = await calendarOf(slugs, {}, openLoad().load);
  assert.equal(count, 4);
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 4);
  assert.equal(text.match(/BEGIN:VTIMEZONE/g).length, 1);
  assert.doesNotMatch(text, /X-WR-CALNAME/);
  const first = /DTSTART;TZID=Europe\/London:(\d{8})/.exec(text)[1];
  assert.ok(first >= new Date().toISOString().slice(0, 10).replace(/-/g, ''), first);
});

test('where nothing has dates there is no file', async () => {
  assert.deepEqual(await calendarOf(['gone'], {}, openLoad().load), { text: '', count: 0 });
  assert.equal(toCalendar([], { about }), '');
});

test('plain names tell neither the group nor its page', async () => {
  const { text } = await calendarOf(['choir'], { plainNames: true, reminder: true }, openLoad().load);
  assert.doesNotMatch(text, /choir/);
  assert.match(text, /SUMMARY:The hall\r\n/);
  assert.match(text, /TRIGGER:-PT16H30M\r\n/);
});

test('the end of a rule is universal time on both sides of each change of the clocks', () => {
  const until = (iso, minutes) => formatUntil(dayOf(iso), minutes);
  assert.equal(until('2027-03-27', 630), '20270327T103000Z');
  assert.equal(until('2027-03-28', 630), '20270328T093000Z');
  assert.equal(until('2027-10-30', 15), '20271029T231500Z');
  assert.equal(until('2027-10-31', 630), '20271031T103000Z');
  assert.equal(until('2027-10-31', -1), '20271031');
});

test('a half character, as a slip of the keyboard leaves it, breaks nothing', () => {
  assert.ok(foldLine('\ud83d'.repeat(100)).includes('\r\n '));
});

test('what is said counts what is in the file and what is not', () => {
  assert.equal(madeWords(0, 2), 'None of these has dates that we know. Ask them when it is on.');
  assert.equal(madeWords(1, 1), 'Made, with 1 activity. Open the file to put it into your calendar.');
  assert.match(madeWords(3, 4), /3 activities\. .* One has no dates that we can give: ask them\.$/);
});
