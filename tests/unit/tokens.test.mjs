import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (/** @type {string} */ name) =>
  readFileSync(new URL(`../../overrides/assets/stylesheets/${name}`, import.meta.url), "utf8");

/** The text between the two headings that frame the tokens. */
const tokensOf = (/** @type {string} */ css) => css.split("/* ---- Tokens ---- */")[1].split("/* ----")[0];

/** One object of colours for each block of tokens, in the order of the sheet: light, dark by device, dark by choice. */
const schemesOf = (/** @type {string} */ css) =>
  tokensOf(css)
    .split(/\n +color-scheme:/)
    .slice(1)
    .map((block) => Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex])));

const luminance = (/** @type {string} */ hex) => {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (/** @type {string} */ one, /** @type {string} */ other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const [light, darkByDevice, darkByChoice] = schemesOf(read("public.css"));

const text = [
  ...["ink", "quiet", "primary", "primary-strong"].flatMap((ink) => ["paper", "sunk", "card", "soft"].map((ground) => [ink, ground])),
  ["on-primary", "primary"],
  ["on-primary", "primary-strong"],
  ["free", "free-bg"],
  ["note", "note-bg"],
  ["note", "paper"],
  ["note", "card"],
  ["urgent", "urgent-bg"],
];
const controls = ["paper", "sunk", "card"].map((ground) => ["control", ground]);

for (const [name, scheme] of Object.entries({ light, dark: darkByDevice })) {
  test(`${name}: every text has 4.5:1 on its ground, every control 3:1`, () => {
    for (const [ink, ground] of text) assert.ok(contrast(scheme[ink], scheme[ground]) >= 4.5, `${ink} on ${ground}`);
    for (const [ink, ground] of controls) assert.ok(contrast(scheme[ink], scheme[ground]) >= 3, `${ink} on ${ground}`);
  });
}

test("dark is the same by device and by choice", () => {
  assert.deepEqual(darkByChoice, darkByDevice);
});

test("both doors wear the same colours", () => {
  assert.equal(tokensOf(read("teams.css")), tokensOf(read("public.css")));
});
