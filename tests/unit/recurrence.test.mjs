// The browser's dates and words, held to the same vectors as the Python ones.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  dayOf, formatDate, formatDay, formatTime, fromCompact, fromCompactNotice, isoOf, londonNow,
  nextDates, occurs, sessionWords, touches, weekdayOf,
} from '../../overrides/assets/javascripts/recurrence.mjs';

const vectors = JSON.parse(readFileSync(new URL('vectors/dates.json', import.meta.url)));

const days = (pairs) => pairs.map((pair) => pair.map(dayOf));
const toClosures = ({ bank, school, closed, venues = {} }) => ({
  bank: bank.map(dayOf),
  school: days(school),
  closed: days(closed),
  venues: Object.fromEntries(Object.entries(venues).map(([slug, pairs]) => [slug, days(pairs)])),
});
const clock = (minutes) => (minutes < 0 ? ''
  : `${Math.floor(minutes / 60)}`.padStart(2, '0') + ':' + `${minutes % 60}`.padStart(2, '0'));

for (const vector of vectors) {
  test(vector.name, () => {
    const sessions = vector.compact.map(fromCompact);
    const closures = toClosures(vector.closures);
    const found = nextDates(sessions, londonNow(new Date(vector.now)), closures, vector.count, {
      notices: (vector.compactNotices || []).map(fromCompactNotice),
    });
    const told = found.map(({ day, start, end, notice }) => ({
      date: isoOf(day), start: clock(start), end: clock(end), ...(notice && { notice: notice.what }),
    }));
    assert.deepEqual(told, vector.expect);
    assert.deepEqual(sessions.map((session) => sessionWords(session)), vector.words);
    for (const { day, session } of found) assert(occurs(sessions[session], day, closures));
  });
}

test('a clock on a wall in Britain, whatever zone the device is in', () => {
  assert.deepEqual(londonNow(new Date('2026-07-14T23:10:00Z')), { day: dayOf('2026-07-15'), minutes: 10 });
  assert.deepEqual(londonNow(new Date('2026-12-31T23:59:59Z')), { day: dayOf('2026-12-31'), minutes: 1439 });
  assert.deepEqual(londonNow(new Date('2026-11-23T00:00:00Z')), { day: dayOf('2026-11-23'), minutes: 0 });
});

test('days are counted from 1970 and weeks from Monday', () => {
  assert.equal(dayOf('1970-01-02'), 1);
  assert.equal(isoOf(dayOf('2028-02-29')), '2028-02-29');
  assert.equal(weekdayOf(dayOf('2026-11-23')), 0);
});

test('dates and times in plain words', () => {
  assert.equal(formatDate(dayOf('2026-11-03')), 'Tuesday 3 November 2026');
  assert.equal(formatDay(dayOf('2026-11-03'), dayOf('2026-01-01')), '3 November');
  assert.deepEqual([0, 5, 600, 690, 720, 750, 810, 1439].map(formatTime),
    ['midnight', '12:05am', '10am', '11:30am', 'midday', '12:30pm', '1:30pm', '11:59pm']);
});

test('with today, what is past and this year are not said', () => {
  const today = dayOf('2026-06-01');
  const until = fromCompact([4, -1, -1, 1, 0, dayOf('2026-03-03'), dayOf('2026-07-15')]);
  assert.equal(sessionWords(until, today), 'Wednesdays, until 15 July');
  const dates = fromCompact([['2026-05-01', '2026-06-02'].map(dayOf), 720]);
  assert.equal(sessionWords(dates, today), 'Tuesday 2 June 2026, starting at midday');
});

test('a notice for all days touches those between its ends', () => {
  const notice = fromCompactNotice([0, 0, 100, 110, 'The roof is being mended.']);
  assert.deepEqual([99, 100, 110, 111].map((day) => touches(notice, day)), [false, true, true, false]);
});
