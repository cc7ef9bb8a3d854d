import assert from "node:assert/strict";
import { test } from "node:test";

import { contrast, readTheme } from "../../overrides/assets/javascripts/theme.mjs";

test("contrast is counted as WCAG counts it", () => {
  assert.equal(contrast("000000", "ffffff"), 21);
  assert.equal(contrast("fff", "ffffff"), 1);
  assert.equal(contrast("777777", "ffffff").toFixed(2), "4.48");
});

test("a theme is read from behind the #", () => {
  assert.deepEqual(readTheme("#paper=FFF&ink=222222&accent=004d40&size=16&scheme=dark&target=top&q=garden"), {
    scheme: "dark", size: 16, target: "_top", colours: { paper: "fff", ink: "222222", accent: "004d40" },
  });
});

test("what cannot be read as a theme changes nothing", () => {
  const none = { scheme: "", size: 0, target: "_blank", colours: {} };
  const asked = ["", "#", "#paper=red&ink=url(x)", "#paper=fff", "#paper=ffffff&ink=ffff00", "#size=900", "#size=NaN", "#scheme=blink&target=_self",
    "#paper=12345&ink=00000g", "#accent=000000", "#paper=%00&ink=%ff"];
  for (const hash of asked) assert.deepEqual(readTheme(hash), none, hash);
});

test("an accent that cannot be read is left out, and the rest stays", () => {
  assert.deepEqual(readTheme("#paper=ffffff&ink=000000&accent=ffff00").colours, { paper: "ffffff", ink: "000000" });
});
