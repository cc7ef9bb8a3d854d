import assert from "node:assert/strict";
import { test } from "node:test";

import { afterKey, progress, REST, WAIT_MS } from "../../overrides/assets/javascripts/exit.mjs";

const SHIFT = { key: "Shift", shiftKey: false };

/** The count after keys let go at these moments. */
const counted = (...steps) => steps.reduce((presses, [key, at]) => afterKey(presses, key, at), REST).count;

test("three presses of Shift count three", () => {
  assert.equal(counted([SHIFT, 100]), 1);
  assert.equal(counted([SHIFT, 100], [SHIFT, 300]), 2);
  assert.equal(counted([SHIFT, 100], [SHIFT, 300], [SHIFT, 500]), 3);
});

test("the first moment of a page counts like any other", () => {
  assert.equal(counted([SHIFT, 0], [SHIFT, 0], [SHIFT, 0]), 3);
});

test("a press counts on until five seconds after the last, and no longer", () => {
  assert.equal(counted([SHIFT, 0], [SHIFT, WAIT_MS], [SHIFT, 2 * WAIT_MS]), 3);
  assert.equal(counted([SHIFT, 0], [SHIFT, WAIT_MS + 1]), 1);
  assert.equal(counted([SHIFT, 0], [SHIFT, 1], [SHIFT, WAIT_MS + 2]), 1);
});

test("any other key begins anew", () => {
  for (const key of ["a", "Tab", "Escape", "Control", "Unidentified"]) {
    assert.equal(counted([SHIFT, 0], [SHIFT, 1], [{ key, shiftKey: false }, 2]), 0, key);
    assert.equal(counted([SHIFT, 0], [SHIFT, 1], [{ key, shiftKey: false }, 2], [SHIFT, 3]), 1, key);
  }
});

test("Shift that was held for a capital letter is no press of its own", () => {
  const capital = [[{ key: "A", shiftKey: true }, 1], [SHIFT, 2]];
  assert.equal(counted(...capital), 0);
  assert.equal(counted(...capital, ...capital, ...capital), 0);
  assert.equal(counted([SHIFT, 0], ...capital, [SHIFT, 3]), 1);
});

test("two Shift keys held together are one press at most", () => {
  assert.equal(counted([{ key: "Shift", shiftKey: true }, 0], [SHIFT, 1]), 0);
});

test("nothing that is counted from is changed", () => {
  const before = Object.freeze({ ...REST });
  afterKey(before, SHIFT, 5);
  assert.deepEqual(before, REST);
});

test("it is said how many more are needed", () => {
  assert.match(progress(1), /Two more/);
  assert.match(progress(2), /One more/);
  assert.deepEqual([0, 3, 4].map(progress), ["", "", ""]);
});
