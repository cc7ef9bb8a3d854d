import assert from "node:assert/strict";
import { test } from "node:test";

import { rowsOf } from "../../overrides/assets/javascripts/dates.mjs";
import { dayOf } from "../../overrides/assets/javascripts/recurrence.mjs";

const at = (iso, minutes = 0) => ({ day: dayOf(iso), minutes });
const tuesdays = { sessions: [[2, 630, 750]] };

test("three dates are shown, in the words the page was built with", () => {
  const [first, second, third] = rowsOf(tuesdays, at("2026-11-23"));
  assert.deepEqual(first, {
    iso: "2026-11-24", day: "Tuesday 24 November 2026", times: "10:30am to 12:30pm", place: "", note: "", state: "",
  });
  assert.deepEqual([second.iso, third.iso], ["2026-12-01", "2026-12-08"]);
});

test("what has ended today is past", () => {
  assert.equal(rowsOf(tuesdays, at("2026-11-24", 749))[0].iso, "2026-11-24");
  assert.equal(rowsOf(tuesdays, at("2026-11-24", 750))[0].iso, "2026-12-01");
});

test("a cancelled date stays, and says so", () => {
  const data = { ...tuesdays, notices: [[0, [dayOf("2026-12-01")], 0, 0, "The leader is away."]] };
  assert.deepEqual(rowsOf(data, at("2026-11-23")).map(({ state }) => state), ["", "cancelled", ""]);
});

test("days of rest that the page holds are kept", () => {
  const data = { sessions: [[16, 600, -1, 1, 0, 0, 0, 0, 1]], closures: { bank: [dayOf("2026-12-25")] } };
  assert.deepEqual(rowsOf(data, at("2026-12-18")).map(({ iso }) => iso), ["2026-12-18", "2027-01-01", "2027-01-08"]);
});

test("the place is named where there are several", () => {
  const data = {
    sessions: [[1, 600, 660, 1, 0, 0, 0, 0, 0, 0, 0, 0, "Bring a cup.", "hall"], [2, 600, 660]],
    venue: "pier",
    places: { hall: "The Hall", pier: "The Pier" },
  };
  const [first, second] = rowsOf(data, at("2026-11-23"));
  assert.deepEqual([first.place, first.note, second.place], ["The Hall", "Bring a cup.", ""]);
});

test("when the last date is past, there is none", () => {
  assert.deepEqual(rowsOf({ sessions: [[[dayOf("2026-11-24")], 600]] }, at("2026-11-25")), []);
});
