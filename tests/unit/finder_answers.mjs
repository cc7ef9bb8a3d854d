// Answers, as JSON, what the browser's finder finds in the file named on the command line;
// test_finder.py compares the answers with Python's.
import { readFileSync } from 'node:fs';
import { drawCard, toCard } from '../../overrides/assets/javascripts/card.mjs';
import { readQuery } from '../../overrides/assets/javascripts/query.mjs';
import { openFinder, slugOf, toValues } from '../../overrides/assets/javascripts/search.mjs';
import { paper } from './paper.mjs';

const { manifest, files, hashes, cards } = JSON.parse(readFileSync(process.argv[2]));
globalThis.document = paper;
const finder = openFinder(manifest, async (path) => files[`data/${path}`], { now: () => ({ day: manifest.built, minutes: 0 }) });

const found = [];
const choices = await finder.openChoices();
for (const hash of hashes) {
  const { shelf, rows, apart, counts } = await finder.find(readQuery(hash));
  const values = toValues(manifest, choices, shelf.names);
  const slugs = (numbers) => Array.from(numbers, (row) => slugOf(shelf, row)).sort();
  found.push({
    rows: slugs(rows),
    apart: slugs(apart),
    counts: Object.fromEntries(Object.entries(counts).map(([facet, numbers]) => (
      [facet, Object.fromEntries(Array.from(numbers, (number, code) => [values[facet][code], number]).filter(([, number]) => number))]))),
  });
}

const drawn = {};
if (cards) {
  const { shelf } = await finder.find(readQuery(''));
  await finder.addSummaries(shelf);
  for (let row = 0; row < shelf.size; row++) {
    const said = toCard(shelf, row, { manifest, now: { day: manifest.built, minutes: 0 } });
    drawn[slugOf(shelf, row)] = drawCard(said, shelf.summary[row]).outline();
  }
}
process.stdout.write(JSON.stringify({ found, drawn }));
