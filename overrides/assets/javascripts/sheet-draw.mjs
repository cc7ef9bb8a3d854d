// Shows what was found in a table: what is left to fix, likely doubles, what is good, and the ways to hand it over.

import { element } from './card.mjs';
import { saveFile } from './carry.mjs';
import { fileOf } from './form-preview.mjs';
import { drawWays, YAML } from './form-send.mjs';
import { goodFile, leftFile } from './sheet-files.mjs';
import { nameField } from './sheet-judge.mjs';
import { drawPair } from './sheet-pairs.mjs';

const SHOWN = 100;
const HELD = 120;
const LONGEST_SHOWN = 60000;

const button = (words, press, kind = 'button') => {
  const made = element('button', { type: 'button', class: kind }, words);
  made.addEventListener('click', press);
  return made;
};
const count = (number, one, many = `${one}s`) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
const shortened = (text) => ([...text].length > HELD ? `${[...text].slice(0, HELD - 1).join('')}…` : text);
const section = (title, ...children) => element('section', { class: 'sheet-part' }, element('h3', {}, title), ...children);

/** One cell that cannot be read: its column, what stands in it, and the remedy. */
function drawFault({ path, message, words }, row, { sheet, letters }) {
  const column = sheet.columns.get(path);
  if (!column) return element('li', {}, words);
  const letter = letters.get(path);
  const held = row.cells[path];
  return element('li', {}, element('strong', {}, letter ? `Column ${letter}, ${column.heading}` : `${column.heading}, which is not in the table`),
    ...(held ? [' ', element('span', { class: 'held', translate: 'no' }, `“${shortened(held)}”`)] : []), element('br'), message);
}

/** Of which sheet a row is, where the workbook has several. */
const sheetOf = ({ file }, { good, refused }) => (
  [...refused.map(({ row }) => row), ...good.flatMap(({ rows }) => rows)].some((other) => other.file !== file) && file.includes(', sheet ')
    ? ` of sheet ${file.split(', sheet ').pop()}` : '');

function drawRow({ row, reason, faults = [] }, found) {
  const name = row.cells.name || '';
  return element('li', {}, element('h4', {}, `Row ${row.number}${sheetOf(row, found)}${name ? ': ' : ''}`, name ? element('span', { translate: 'no' }, name) : ''),
    faults.length ? element('ul', {}, ...faults.map((fault) => drawFault(fault, row, found))) : element('p', {}, reason));
}

function drawLeft(found, file, said) {
  if (!found.refused.length) return '';
  const more = found.refused.length - SHOWN;
  return section('Left to fix',
    element('p', {}, 'Put these right in your table and choose it again. Or download these rows alone, each with what is wrong in front of it.'),
    element('ul', { class: 'faults' }, ...found.refused.slice(0, SHOWN).map((one) => drawRow(one, found))),
    more > 0 ? element('p', {}, `And ${count(more, 'row')} more: they are all in the download.`) : '',
    element('p', {}, button('Download what is left to fix', () => {
      const { file: name, text } = leftFile(file, found.refused, found.sheet.columns);
      saveFile(name, text, 'text/csv');
      said.textContent = `Saved as ${name}, on this device.`;
    }, 'button quiet')));
}

function drawNotes(found) {
  const shy = found.good.filter(({ hidesAddress }) => hidesAddress)
    .map(({ rows }) => `${rows[0].file}, row ${rows[0].number}: the place is confidential, so its address was left out.`);
  const reasons = [...new Set(found.leftOut.map(({ reason }) => reason))]
    .map((reason) => `Left out on purpose, ${count(found.leftOut.filter((one) => one.reason === reason).length, 'row')}: ${reason}`);
  const clashes = found.good.flatMap(({ rows, clashes: some }) => some.map(({ field }) => (
    `Row ${rows[0].number}, ${nameField(field, found.sheet, found.letters).where}: it was changed here and in your table. What is here stands.`)));
  const notes = [...found.notes, ...shy, ...clashes, ...reasons];
  return notes.length ? section('Please look at this, too', element('ul', {}, ...notes.map((note) => element('li', {}, note)))) : '';
}

/** What is good, less what somebody has left out: its file, and the ways. */
function drawGood(found, form, out, said) {
  const entries = found.good.filter((one) => !one.isAsBefore && !out.has(one.slug));
  const before = found.good.filter(({ isAsBefore }) => isAsBefore).length;
  const same = before ? element('p', {}, `${count(before, 'listing is', 'listings are')} as here already, so nothing needs to be sent of ${before === 1 ? 'it' : 'them'}.`) : '';
  if (!entries.length) return [same];
  const { file, text } = goodFile(entries);
  const [first] = entries;
  const isOne = entries.length === 1;
  const subject = isOne ? `${first.isNew ? 'A new listing' : 'A change'}: ${first.data.name}` : `${entries.length} listings from a table`;
  const list = element('details', {}, element('summary', {}, count(entries.length, 'listing')),
    element('ul', {}, ...entries.map(({ data, rows, isNew }) => element('li', {}, element('span', { translate: 'no' }, data.name), ` (row ${rows[0].number}${isNew ? '' : ', a change'})`))));
  return [section('Good', list, same, text.length < LONGEST_SHOWN ? fileOf(text) : '',
    element('p', {}, button('Download what is good', () => {
      saveFile(file, text, YAML);
      said.textContent = `Saved as ${file}, on this device.`;
    }))),
  section('Send what is good', ...drawWays(form.send, { subject, file, text, area: first.area, slug: isOne && first.isNew ? first.slug : '', isNew: first.isNew }))];
}

function summaryOf({ good, refused, leftOut, rowCount }) {
  const parts = [`${count(good.length, 'listing is', 'listings are')} good`, `${count(refused.length, 'row is', 'rows are')} left to fix`];
  if (leftOut.length) parts.push(`${count(leftOut.length, 'row is', 'rows are')} left out`);
  return `${count(rowCount, 'row')}: ${parts.join(', ')}.`;
}

/** @param {HTMLElement} room @param {string} file name of the table @param {object} found of judgeTable @param {object[]} pairs */
export function drawFound(room, file, found, pairs, form) {
  const out = new Set();
  const said = element('p', { class: 'understood', role: 'status' });
  const good = element('div', {});
  const redraw = () => good.replaceChildren(...drawGood(found, form, out, said));
  const doubles = pairs.length ? section('Is it here already?', element('p', {}, `${count(pairs.length, 'listing has', 'listings have')} nearly the same name as another, and may be the same.`),
    element('ul', { class: 'pairs' }, ...pairs.map((pair) => drawPair(pair, form, false, (isOut) => {
      if (isOut) out.add(pair.draft.slug);
      else out.delete(pair.draft.slug);
      redraw();
    })))) : '';
  redraw();
  room.replaceChildren(element('h2', { tabindex: '-1' }, 'What is in ', element('span', { translate: 'no' }, file)), element('p', { class: 'sum' }, summaryOf(found)),
    drawLeft(found, file, said), doubles, drawNotes(found), good, said);
}
