// Days: what is on on which, in the order of time, and what was asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, isAsked, readSpan, writeSpan } from '../../overrides/assets/javascripts/days-of.mjs';
import { gather } from '../../overrides/assets/javascripts/search.mjs';

const MONDAY = 20780; // 2026-11-23
const NOON = { day: MONDAY, minutes: 720 };
const CLOSURES = { bank: [], school: [], closed: [[MONDAY + 2, MONDAY + 2]], venues: {} };
const MANIFEST = { area: [], interest: [] };

/** Mondays at 10 and at 2, Mondays to Fridays at 9, no dates, paused. */
function shelfOf() {
  const when = [[[1, 600, 660], [1, 840, 900]], [[31, 540, 570]], [], [[1, 800]]];
  const tile = {
    size: 4, name: ['Choir', 'Breakfast', 'Unknown', 'Paused'], interest: [[], [], [], []], status: '0002',
    when: { of: when, at: [0, 1, 2, 3] }, notices: { 1: [[0, [MONDAY + 4], 0, 0, 'No milk.']] },
  };
  return gather([{ tile, line: ['a', 'b', 0, 4, 0, 0] }], MANIFEST, MONDAY);
}
const seen = { first: MONDAY, count: 7, now: NOON, closures: CLOSURES };
const told = ({ days }) => days.map(({ day, times }) => [day - MONDAY, times.map(({ row, start }) => [row, start])]);

test('a week has seven days; what has ended today and what rests is left out; the rest is named apart', () => {
  const found = daysOf(shelfOf(), [0, 1, 2, 3], seen);
  assert.deepEqual(told(found), [[0, [[0, 840]]], [1, [[1, 540]]], [2, []], [3, [[1, 540]]], [4, [[1, 540]]], [5, []], [6, []]]);
  assert.deepEqual(found.without, [2, 3]);
  assert.equal(found.days[4].times[0].notice.what, 'cancelled');
});

test('a later week begins with its whole first day', () => {
  const found = daysOf(shelfOf(), [0, 1], { ...seen, first: MONDAY + 7 });
  assert.deepEqual(told(found)[0], [7, [[1, 540], [0, 600], [0, 840]]]);
});

test('only chosen weekdays and parts of the day are shown', () => {
  const tuesday = daysOf(shelfOf(), [0, 1], { ...seen, chosen: { day: ['tuesday'] } });
  assert.deepEqual(told(tuesday), [[1, [[1, 540]]]]);
  assert.deepEqual(tuesday.without, [0]);
  const afternoon = daysOf(shelfOf(), [0, 1], { ...seen, chosen: { part: ['afternoon'] } });
  assert.deepEqual(told(afternoon)[0], [0, [[0, 840]]]);
  assert.equal(isAsked({ day: MONDAY, start: -1 }, { part: ['morning'] }), false);
  assert.deepEqual([719, 720, 1019, 1020].map((start) => isAsked({ day: MONDAY, start }, { part: ['afternoon'] })), [false, true, true, false]);
});

test('the days stand in the address beside what is asked, and nothing else is lost', () => {
  assert.equal(writeSpan('#q=tea&cost=free', { from: '2026-12-01', show: 'day' }), '#q=tea&cost=free&from=2026-12-01&show=day');
  assert.equal(writeSpan('#q=tea&from=2026-12-01&show=day', {}), '#q=tea');
  assert.equal(writeSpan('#from=2026-12-01', {}), '');
  assert.deepEqual(readSpan('#q=tea&from=2026-12-01&show=day'), { from: '2026-12-01', show: 'day' });
  assert.deepEqual(readSpan('#from=tomorrow&show=year'), { from: '', show: '' });
});
