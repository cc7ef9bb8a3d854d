// The two files that come of a table: what is good, as the form hands listings over, and what is left to fix, as a table
// with the reason in front of each row. hooks/hereabouts/inbox reads the one and writes the other.

import { toYaml } from './form-yaml.mjs';
import { NUMBER, WHY } from './sheet-headings.mjs';

const HEAD = '# yaml-language-server: $schema=../../../schemas/listing.schema.json\n';
const FORMULA = ['=', '+', '-', '@', '\t', '\r'];

/** A listing as a row of the file; what it started from tells later what the table has changed. */
export const goodRow = ({ area, slug, data, started }) => toYaml({ listings: [{ area, slug, listing: data, 'started-from': started }] })
  .slice('listings:\n'.length);

/** Name and text of the file with all that is good. @param {object[]} entries each with the row that goodRow made */
export function goodFile(entries) {
  const [{ area, slug, isNew, data }] = entries;
  if (entries.length === 1 && isNew) return { file: `${slug}.yml`, text: `${HEAD}# For directory/listings/${area}/${slug}.yml\n${toYaml(data)}` };
  const rows = entries.map(({ text }) => text).join('');
  return { file: `${entries.length}-listings.yml`, text: `# ${entries.length === 1 ? 'A change' : 'Several listings'}, from a table.\nlistings:\n${rows}` };
}

const safe = (text) => (FORMULA.includes(text[0]) ? `'${text}` : text);
const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** The rows that are left to fix; spreadsheets take nothing in them for a formula. */
export function leftFile(name, refused, columns) {
  const used = [...columns.values()].filter(({ path }) => refused.some(({ row }) => path in row.cells));
  const lines = [[WHY, NUMBER, ...used.map(({ heading }) => heading)],
    ...refused.map(({ row, reason }) => [safe(reason), String(row.number), ...used.map(({ path }) => safe(row.cells[path] || ''))])];
  const text = lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
  return { file: `${name.replace(/\.[^.]*$/, '').slice(0, 60)}-to-fix.csv`, text: `\ufeff${text}` };
}
