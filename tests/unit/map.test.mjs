import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDegrees } from '../../overrides/assets/javascripts/degrees.mjs';
import { toGrid } from '../../overrides/assets/javascripts/grid.mjs';
import { clustersOf } from '../../overrides/assets/javascripts/map-cluster.mjs';
import { ringsFor, roomFor } from '../../overrides/assets/javascripts/map-ground.mjs';
import { isRough, markWords } from '../../overrides/assets/javascripts/map-points.mjs';
import { reachOf, reachesOf } from '../../overrides/assets/javascripts/map-reach.mjs';

const NEAR = 44;

/** Points that are the same each time: a small generator of numbers between 0 and 1. */
function* chances(seed) {
  for (let now = seed; ;) {
    now = (now * 1103515245 + 12345) % 2147483648;
    yield now / 2147483648;
  }
}

function scattered(count, size, seed) {
  const chance = chances(seed);
  const some = () => Float64Array.from({ length: count }, () => chance.next().value * size - size / 2);
  return [some(), some()];
}

for (const [count, size] of [[1, 10], [50, 100], [300, 2000], [3000, 1500], [10000, 900]]) {
  const [across, down] = scattered(count, size, count);
  const groups = clustersOf(across, down, NEAR);

  test(`each of ${count} points stands in one group, in the order of the list`, () => {
    assert.deepEqual(groups.flatMap(({ of }) => of).sort((a, b) => a - b), [...across.keys()]);
    for (const { at, of } of groups) assert.deepEqual(of, [...of].sort((a, b) => a - b), at);
    const firsts = groups.map(({ of }) => of[0]);
    assert.deepEqual(firsts, [...firsts].sort((a, b) => a - b));
  });

  test(`of ${count} points none is far from the middle of its group, and no two middles are near`, () => {
    const off = (one, other) => Math.hypot(across[one] - across[other], down[one] - down[other]);
    for (const { at, of } of groups) assert.ok(of.every((point) => off(at, point) <= NEAR));
    groups.forEach(({ at }, number) => groups.slice(0, number).forEach((other) => assert.ok(off(at, other.at) > NEAR)));
  });
}

test('the point that is looked at stands for itself, even among others at the same place', () => {
  assert.deepEqual(clustersOf([0, 0, 0], [0, 0, 0], NEAR, 1), [{ at: 0, of: [0, 2] }, { at: 1, of: [1] }]);
});

test('no points make no groups', () => assert.deepEqual(clustersOf([], [], NEAR), []));

test('a metre of the grid comes back from degrees, from Cornwall to Shetland', () => {
  for (const [e, n] of [[134200, 25300], [530000, 180000], [600000, 480000], [400000, 100000], [9600, 899600], [460000, 1208000], [651409, 313177]]) {
    const back = toGrid(...toDegrees(e, n));
    assert.ok(Math.abs(back.e - e) <= 2 && Math.abs(back.n - n) <= 2, `${e} ${n}`);
  }
});

test('rings are drawn as far as is looked, three at the most', () => {
  const said = (miles) => ringsFor(miles * 1609.344).map(({ words }) => words);
  assert.deepEqual(said(2), ['half a mile', '1 mile', '2 miles']);
  assert.deepEqual(said(20), ['5 miles', '10 miles', '20 miles']);
  assert.deepEqual(said(0.1), ['half a mile']);
});

test('names that would cover one another are left out, the first stays', () => {
  assert.deepEqual(roomFor([{ words: 'Millgate', x: 0, y: 0 }, { words: 'Riverside', x: 20, y: 10 }, { words: 'Southlea', x: 0, y: 60 }]), [true, false, true]);
});

test('a mark says its name and its place in the list, and when it is only roughly known', () => {
  assert.equal(markWords([{ name: 'Choir', exact: 0 }], [2], 9), 'Choir, 3 of 9');
  assert.equal(markWords([{ name: 'Choir', exact: 2 }], [0], 1), 'Choir, 1 of 1, only roughly here');
  assert.equal(markWords([{ name: 'Choir', exact: 0 }, { name: 'Chess', exact: 0 }], [0, 1], 9), '2 places close together, first Choir');
});

test('a pin and a postcode are points, all else is an area', () => {
  assert.deepEqual([0, 1, 2, 3, 4].map((exact) => isRough({ exact })), [false, false, true, true, true]);
});

test('a rough place reaches as far as its sector or district does', () => {
  const known = reachesOf({ QX2: [60000, 48000, 150, { 4: [10, -20, 60] }] });
  assert.equal(reachOf({ e: 600000, n: 480000, exact: 3 }, known), 1500);
  assert.equal(reachOf({ e: 600104, n: 479796, exact: 2 }, known), 600);
  assert.equal(reachOf({ e: 1, n: 1, exact: 3 }, known), 4000);
  assert.equal(reachOf({ e: 1, n: 1, exact: 2 }, new Map()), 1000);
});
