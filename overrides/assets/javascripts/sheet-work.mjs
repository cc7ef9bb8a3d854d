// A table from its file to what is good and what is left to fix, all on this device and in slices, so that a page with
// a thousand rows still answers. Nothing here touches the page.

import { openSchema } from './form-check.mjs';
import { beside, judge } from './rules.mjs';
import { openColumns } from './sheet-columns.mjs';
import { goodRow } from './sheet-files.mjs';
import { readFilled } from './sheet-headings.mjs';
import { whyNot } from './sheet-judge.mjs';
import { merge, same } from './sheet-merge.mjs';
import { pause, readSheets } from './sheet-read.mjs';
import { takeRows } from './sheet-take.mjs';
import { withUnpublished } from './sheet-unpublished.mjs';

const TOLD = 50;
const AREA = '(area)';

/**
 * What the listing would be: a change of one that is here keeps what the table does not say.
 * @param {{area: string, listing: object} | null} here what the site shows of it now
 * @param {string[][]} unpublished the fields that it does not show
 */
async function settle(draft, here, unpublished) {
  const started = draft.version ? (await import('./sheet-version.mjs')).unpackVersion(draft.version) : null;
  if (!here) return { ...draft, isNew: true, started: started || 'unknown', clashes: [] };
  const lying = withUnpublished(here.listing, started, draft.data, unpublished);
  const ours = { ...lying, [AREA]: here.area };
  const { data: { [AREA]: area, ...data }, clashes } = merge({ [AREA]: here.area, ...started }, ours, { ...draft.data, [AREA]: draft.area });
  return { ...draft, isNew: false, area, data, started: lying, clashes, isAsBefore: area === here.area && same(data, lying) };
}

/**
 * @param {{name: string, bytes: Uint8Array}} file
 * @param {{form: object, sheet: object, names: [string, string, string][], listingOf: (slug: string) => Promise<object>}} known
 * @param {(done: number, all: number) => void} say how far it has come
 */
export async function judgeTable(file, { form, sheet: given, names, listingOf }, say = () => {}) {
  const sheet = openColumns(given, form);
  const known = beside(form);
  const judges = { judgeSchema: openSchema(form.schema), judgeRules: (data) => judge(data, known) };
  const filled = await readFilled(file.name, await readSheets(file), sheet, pause);
  const areas = new Map(names.map(([slug, , area]) => [slug, area]));
  const { drafts, refused, leftOut } = await takeRows(filled, sheet, areas, pause);
  const good = [];
  let done = 0;
  for (const draft of drafts.values()) {
    const one = await settle(draft, areas.has(draft.slug) ? await listingOf(draft.slug) : null, given.unpublished);
    const faults = one.isAsBefore ? [] : whyNot(one, judges, sheet, filled.letters);
    if (!faults.length) good.push({ ...one, text: goodRow(one) });
    else for (const row of one.rows) refused.push({ row, reason: faults.map(({ words }) => words).join(' '), faults });
    done += 1;
    if (done % TOLD === 0) say(done, drafts.size);
    await pause();
  }
  refused.sort((one, other) => one.row.number - other.row.number);
  return { sheet, letters: filled.letters, notes: filled.notes, rowCount: filled.rows.length, good, refused, leftOut };
}
