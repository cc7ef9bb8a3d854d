// Gives tables to the modules of the page "Send a table", and says what they make of each.
// node sheet_judge.mjs MODULES ASKED.json

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , modules, asked] = process.argv;
const at = (name) => import(new URL(name, pathToFileURL(`${modules}/`)));
const [{ judgeTable }, { goodFile, leftFile }, { Stopped }, { RULE_NAMES }] = await Promise.all(
  ['sheet-work.mjs', 'sheet-files.mjs', 'sheet-text.mjs', 'rules.mjs'].map(at));
const { form, sheet, names, listings, files } = JSON.parse(readFileSync(asked, 'utf-8'));

async function answer(path) {
  const name = basename(path);
  try {
    const { good, refused, leftOut, notes, rowCount, sheet: opened } = await judgeTable(
      { name, bytes: new Uint8Array(readFileSync(path)) },
      { form, sheet, names, listingOf: async (slug) => listings[slug] },
    );
    const told = (rows) => rows.map(({ row, reason }) => [row.file, row.number, reason]);
    return {
      stopped: '', notes, rowCount, refused: told(refused), leftOut: told(leftOut),
      good: good.map(({ slug, area, data, isAsBefore, clashes }) => ({ slug, area, data, isAsBefore: Boolean(isAsBefore), clashes: clashes.map(({ field }) => field) })),
      rules: refused.flatMap(({ faults = [] }) => faults.map(({ rule }) => rule)).filter(Boolean), known: RULE_NAMES.filter((rule) => sheet.rules.includes(rule)),
      file: good.length ? goodFile(good) : null, left: refused.length ? leftFile(name, refused, opened.columns) : null,
    };
  } catch (error) {
    if (error instanceof Stopped) return { stopped: error.message };
    return { stopped: `${error.stack}` };
  }
}

const answers = [];
for (const file of files) answers.push(await answer(file));
process.stdout.write(JSON.stringify(answers));
