import assert from "node:assert/strict";
import { test } from "node:test";

import { ageOf, ageWords, daysSince, emptyAll, forgottenWords, schemeOf } from "../../overrides/assets/javascripts/page.mjs";

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

test("every place is emptied in turn, whatever happens to those before it", async () => {
  const done = [];
  const fails = (name) => async () => { done.push(name); throw Object.assign(new Error(name), { name }); };
  const works = (name) => async () => { await null; done.push(name); };

  assert.equal(await emptyAll([works("a"), () => done.push("b"), works("c")]), true);
  assert.deepEqual(done, ["a", "b", "c"]);
  assert.equal(await emptyAll([fails("QuotaExceededError"), works("d")]), false);
  assert.equal(await emptyAll([() => { throw undefined; }, works("e")]), false);
  assert.deepEqual(done.slice(-1), ["e"]);
});

test("a place that the browser keeps shut holds nothing", async () => {
  assert.equal(await emptyAll([() => { throw Object.assign(new Error(), { name: "SecurityError" }); }]), true);
});

test("what a page cannot clear is said, whether all went well or not", () => {
  for (const all of [true, false]) assert.match(forgottenWords(all), /Only you can clear those: open the browser’s menu, then History/);
  assert.match(forgottenWords(true), /^Done\./);
  assert.doesNotMatch(forgottenWords(false), /Done/);
});
