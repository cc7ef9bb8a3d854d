// Finds the headings of a table that people have filled in, and its rows; what is passed over is told.
// hooks/hereabouts/tables/read.py is the twin.

import { saysNothing } from './sheet-said.mjs';
import { Stopped, bare, letterOf, lower, nearest, quoted, strip, tidy } from './sheet-text.mjs';

const SEARCHED = 15;
const FEWEST = 3;
export const [WHY, NUMBER] = ['Why it was not taken', 'Row it was'];

/** Path by every way in which people may write a heading; a short one counts where it is the only one. */
export function namesOf(columns) {
  const lastOf = ({ heading }) => bare(heading.slice(heading.lastIndexOf(': ') + 1));
  const counts = new Map();
  for (const column of columns.values()) counts.set(lastOf(column), (counts.get(lastOf(column)) || 0) + 1);
  const names = new Map();
  for (const [path, column] of columns) {
    const last = lastOf(column);
    if (counts.get(last) === 1 && !names.has(last)) names.set(last, path);
  }
  for (const path of columns.keys()) names.set(path.replace(/\[\]/g, ''), path);
  for (const [path, column] of columns) names.set(bare(column.heading), path);
  return names;
}

const match = (cells, names) => cells.map((cell) => (cell ? names.get(bare(cell)) || names.get(lower(strip(cell))) || '' : ''));
const count = (paths) => paths.filter(Boolean).length;

/** Where people have put a row of groups above, such as When over Day and Start, the two are read as one. */
function joined(above, cells) {
  let group = '';
  return cells.map((cell, place) => {
    group = above[place] || group;
    return cell ? `${group} ${cell}` : '';
  });
}

function findHeadings(rows, names) {
  let [best, paths] = [-1, ['']];
  rows.slice(0, SEARCHED).forEach((cells, number) => {
    const single = match(cells, names);
    const double = number ? match(joined(rows[number - 1], cells), names) : single;
    const both = double.map((one, place) => one || single[place]);
    if (count(both) > count(paths)) [best, paths] = [number, both];
  });
  if (count(paths) < FEWEST || !paths.includes('name')) return [-1, []];
  let end = rows[best].length;
  while (end && !rows[best][end - 1]) end -= 1;
  return [best, paths.slice(0, end)];
}

function refuseTwice(where, paths, columns) {
  for (const path of new Set(paths.filter(Boolean))) {
    const places = [...paths.keys()].filter((place) => paths[place] === path);
    if (places.length > 1) {
      throw new Stopped(`${where} has two columns headed ${columns.get(path).heading}, ${places.map(letterOf).join(' and ')}. `
        + 'A second one goes into the row below, under the same heading.');
    }
  }
}

function* unknown(where, rows, at, paths, names) {
  for (const [place, path] of paths.entries()) {
    const heading = rows[at][place];
    if (path || [WHY, NUMBER].includes(heading) || !rows.slice(at + 1).some((row) => tidy(row[place] || ''))) continue;
    const near = heading ? nearest(bare(heading), names.keys()) : '';
    const hint = near ? `Did you mean ${names.get(near).replace(/\[\]/g, '')}?` : 'Its cells are left out.';
    const said = heading ? `heading ${quoted(heading)} is not one of ours` : 'there is no heading, but something stands below';
    yield `${where}, column ${letterOf(place)}: ${said}. ${hint}`;
  }
}

function toRow(where, number, cells, paths, said) {
  const texts = cells.map(tidy);
  const named = Object.fromEntries(paths.map((path, place) => [path, texts[place]]).filter(([path, text]) => path && text && !saysNothing(text, said)));
  return { file: where, number, cells: named, tooLong: texts.slice(paths.length).some(Boolean) };
}

async function readSheet(file, sheet, rows, { columns, said }, names, pause) {
  const [at, paths] = findHeadings(rows, names);
  if (at < 0) return null;
  const where = sheet && sheet !== 'Listings' ? `${file}, sheet ${sheet}` : file;
  const filled = { rows: [], letters: new Map(), notes: [] };
  paths.forEach((path, place) => path && filled.letters.set(path, letterOf(place)));
  refuseTwice(where, paths, columns);
  if (at) filled.notes.push(`${where}: what stands above the headings in row ${at + 1} is passed over.`);
  filled.notes.push(...unknown(where, rows, at, paths, names));
  const headings = match(rows[at], names);
  const first = headings.findIndex(Boolean);
  for (const [place, cells] of rows.slice(at + 1).entries()) {
    await pause();
    if (!cells.some((cell) => tidy(cell))) continue;
    const again = first >= 0 && match([cells[first] || ''], names)[0] === headings[first];
    if (again && String(match(cells, names)) === String(headings)) {
      filled.notes.push(`${where}, row ${at + place + 2}: the headings stand here again; it is passed over.`);
    } else filled.rows.push(toRow(where, at + place + 2, cells, paths, said));
  }
  return filled;
}

/**
 * The rows of a table; throws Stopped where no headings of ours are in it.
 * @param {string} file its name @param {[string, string[][]][]} sheets name and rows of each
 * @param {{columns: Map<string, object>, said: object}} opened what openColumns gives
 * @param {() => Promise<void>} pause lets the page breathe
 */
export async function readFilled(file, sheets, opened, pause) {
  const { columns } = opened;
  const names = namesOf(columns);
  const whole = [];
  for (const [sheet, rows] of sheets) {
    const filled = await readSheet(file, sheet, rows, opened, names, pause);
    if (filled) whole.push(filled);
  }
  if (!whole.length) {
    const known = [...columns.values()].slice(0, 6).map(({ heading }) => heading).join(', ');
    throw new Stopped(`${file} has no row with our headings, such as ${known}. Make a table with hereabouts template, and copy into it.`,
      'That table stands on this page, further down.');
  }
  return {
    rows: whole.flatMap(({ rows }) => rows),
    letters: whole[0].letters,
    notes: whole.flatMap(({ notes }) => notes),
  };
}
