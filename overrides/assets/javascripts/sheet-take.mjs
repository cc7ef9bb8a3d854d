// Rows that people have filled in become listings; every cell that cannot be read is told, with its column and remedy.
// hooks/hereabouts/tables/take.py and hooks/hereabouts/imports/confidential.py are the twins.

import { inOrder } from './form-yaml.mjs';
import { fromCell } from './sheet-cell.mjs';
import { AREA, NOT_OURS, SLUG, VERSION, fromRows } from './sheet-flat.mjs';
import { nameSlug, toSlug } from './sheet-name.mjs';
import { refusePointing } from './sheet-said.mjs';
import { Refused, bare, fold, quoted } from './sheet-text.mjs';

const EXAMPLE = 'example';
const WAYS = ['phone', 'text', 'email', 'form', 'url', 'drop-in'];
const ADDRESS = ['address', 'postcode', 'pin', 'directions'];
const TELLING = 5;

/** True where a row repeats the name above it, and says of nothing else that it is another. */
function isSame(first, row) {
  const folded = (one, key) => fold(one.cells[key] || '');
  return folded(first, 'name') === folded(row, 'name') && [SLUG, AREA, 'name', 'summary', 'kind'].every((key) => (
    !folded(row, key) || folded(row, key) === folded(first, key)));
}

/** The rows of each listing: those of one short name, or those below its first that name no other. */
function groupsOf(rows, found) {
  const groups = [];
  const bySlug = new Map();
  let isExample = false;
  for (const row of rows) {
    const [slug, name] = [fold(row.cells[SLUG] || ''), fold(row.cells.name || '')];
    isExample = slug.startsWith(EXAMPLE) || (isExample && !slug && !name);
    const current = slug ? bySlug.get(slug) : groups[groups.length - 1];
    if (isExample) found.leftOut.push({ row, reason: 'It is the example.' });
    else if (row.tooLong) found.refused.push({ row, reason: 'The row has more cells than the table has headings. Take out what is at its end.' });
    else if (!current && !name && !slug) found.refused.push({ row, reason: 'The row has no name, and no listing stands above it. Write its name.' });
    else if (current && (slug || !name || isSame(current[0], row))) current.push(row);
    else {
      groups.push([row]);
      if (slug) bySlug.set(slug, groups[groups.length - 1]);
    }
  }
  return groups;
}

/** What is wrong with the cells of a row, each with its place. */
function* faultsOf(row, columns, letters) {
  for (const [path, text] of Object.entries(row.cells)) {
    const column = columns.get(path);
    try {
      if (column.form === 'phone' && /^\d{10}$/.test(text)) {
        throw new Refused(`${quoted(text)} lacks its first 0. Write it with blanks, such as 0${text.slice(0, 4)} ${text.slice(4)}.`);
      }
      refusePointing(text, column.said);
      fromCell(column, text);
    } catch (refused) {
      yield { path, message: refused.message, words: `Column ${letters.get(path) || ''}, ${column.heading}: ${refused.message}` };
    }
  }
}

/** Phone, e-mail and web address side by side in one row are three ways; what to expect belongs to the first. */
function oneWayEach(entry) {
  const ways = WAYS.filter((way) => way in entry);
  if (ways.length < 2) return [entry];
  const about = Object.entries(entry).filter(([key]) => !ways.includes(key));
  return ways.map((way, number) => Object.fromEntries([[way, entry[way]], ...(number ? [] : about)]));
}

/** Takes the address out of every confidential place, and gives what was taken. */
function dropAddresses({ where }) {
  const taken = {};
  for (const place of Array.isArray(where) ? where : []) {
    const venue = place instanceof Object && place.venue;
    if (!(venue instanceof Object) || venue.confidential !== 'yes') continue;
    for (const key of ADDRESS.filter((one) => one in venue)) {
      taken[key] = venue[key];
      delete venue[key];
    }
  }
  return taken;
}

function* textsIn(value, path = []) {
  if (typeof value === 'string') yield [path.join('.'), value];
  else if (value instanceof Object) for (const [key, below] of Object.entries(value)) yield* textsIn(below, [...path, key]);
}

function refuseTelling(data, { postcode = '', address = {} }) {
  for (const piece of [postcode, (address || {}).street].filter((one) => typeof one === 'string')) {
    const found = bare(piece).length >= TELLING && [...textsIn(data)].find(([, text]) => bare(text).includes(bare(piece)));
    if (found) throw new Refused(`The place is confidential, but ${found[0]} tells its address. Leave it out there.`);
  }
}

function draftOf(rows, sheet, known) {
  const cells = rows.map((row) => row.cells);
  const first = (path) => cells.map((row) => row[path]).find(Boolean) || '';
  const data = fromRows(cells, sheet.columns, sheet.groups);
  const given = toSlug(first(SLUG));
  const area = (first(AREA) && fromCell(sheet.columns.get(AREA), first(AREA))) || known.get(given) || '';
  if (!area) throw new Refused(`${sheet.columns.get(AREA).heading} is empty. ${sheet.columns.get(AREA).remedy}`);
  const slug = given || nameSlug(String(data.name || ''), area);
  if (Array.isArray(data.contact)) data.contact = data.contact.flatMap((entry) => (entry instanceof Object ? oneWayEach(entry) : [entry]));
  const taken = dropAddresses(data);
  refuseTelling({ ...data, slug }, taken);
  return { slug, area, rows, data: inOrder(data, sheet.order), version: first(VERSION), hidesAddress: Object.keys(taken).length > 0 };
}

/**
 * Every listing of the table drafted, refused or left out.
 * @param {{rows: object[], letters: Map<string, string>}} filled @param {object} sheet what openSheet gives
 * @param {Map<string, string>} known area of every listing that is here, by its short name
 * @param {() => Promise<void>} pause lets the page breathe
 */
export async function takeRows(filled, sheet, known, pause) {
  const found = { drafts: new Map(), refused: [], leftOut: [] };
  for (const rows of groupsOf(filled.rows, found)) {
    await pause();
    const faults = new Map(rows.map((row) => [row, [...faultsOf(row, sheet.columns, filled.letters)]]));
    const wrong = rows.find((row) => faults.get(row).length);
    try {
      if (!wrong) {
        const draft = draftOf(rows, sheet, known);
        const twin = found.drafts.get(draft.slug);
        if (twin) throw new Refused(`Row ${twin.rows[0].number} is called ${draft.slug}, too. Give one of the two another short name.`);
        found.drafts.set(draft.slug, draft);
        continue;
      }
    } catch (refused) {
      const words = refused instanceof Refused ? refused.message : NOT_OURS;
      faults.set(rows[0], [{ path: '', message: words, words }]);
    }
    const first = rows.find((row) => faults.get(row).length);
    for (const row of rows) {
      const said = faults.get(row);
      const reason = said.map(({ words }) => words).join(' ') || `It belongs to the listing of row ${first.number}, which is refused.`;
      found.refused.push({ row, reason, faults: said });
    }
  }
  return found;
}
