import assert from "node:assert/strict";
import { test } from "node:test";

import { ageOf, ageWords, daysSince, schemeOf } from "../../overrides/assets/javascripts/page.mjs";

const now = new Date("2026-11-23T12:00:00Z");

test("days are whole and counted from the day of the build", () => {
  assert.equal(daysSince("2026-11-23", now), 0);
  assert.equal(daysSince("2026-11-22", now), 1);
  assert.equal(daysSince("2025-11-23", now), 365);
});

test("a build date that cannot be read, or lies ahead, never frightens anyone", () => {
  for (const built of ["", "yesterday", "2026-13-45", "2026-11-24", "23/11/2026"]) assert.equal(daysSince(built, now), 0, built);
});

test("cards speak after 45 days, every page after 180", () => {
  assert.deepEqual([0, 45, 46, 180, 181, 4000].map(ageOf), ["", "", "45", "45", "180", "180"]);
});

test("the line names the day in words", () => {
  assert.equal(ageWords("2026-03-03"), "This site has not been updated since 3 March 2026. Ask before you go.");
});

test("an unknown word follows the device", () => {
  assert.deepEqual(["light", "dark", "auto", "", null, undefined, "<b>"].map(schemeOf), ["light", "dark", "auto", "auto", "auto", "auto", "auto"]);
});
