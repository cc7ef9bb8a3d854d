// The value of a cell that people filled in: words from a list by what people call them, several in one cell, facts with
// a note. hooks/hereabouts/tables/cell.py is the twin.

import { FORMS } from './sheet-forms.mjs';
import { WEEKDAYS, daysOf } from './sheet-said.mjs';
import { Refused, fold, nearest, quoted, strip } from './sheet-text.mjs';

const FORMULA = '=+-@\'';
const FACT = /^([\p{L}\p{Nl}\p{No}_]+|[✓✗])\s*(?:[:.,;–-]\s*([^]+)|\(([^]+)\))?$/u;
const FACTS = ['yes', 'no', 'unknown'];
const AND = /[;\n]/;
const AND_DATES = /[;,&\n]|\band\b/;
const AND_TOO = /[;,&/\n]|\band\b/;
const OF_MONTH = /(?:^|[^\p{L}\p{N}_])(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)|month[\p{L}\p{N}_]*)(?![\p{L}\p{N}_])/iu;

function remedyOf(column, text) {
  if (column.form !== 'weekday') return '';
  const day = WEEKDAYS.find((one) => new RegExp(`(?:^|[^\\p{L}\\p{N}_])${one.slice(0, 3)}(?!th)`, 'iu').test(text));
  const monthly = OF_MONTH.test(text) ? 'Write month under When: every and first, second or last under When: which. ' : '';
  return `Write only the day here, such as ${day || 'tuesday'}. ${monthly}`
    + 'Times go under When: start and When: end, holidays under When: except, the rest under When: note.';
}

function fromWord(column, text) {
  const slug = column.slugs ? column.slugs.get(fold(text)) : undefined;
  if (slug !== undefined) return slug;
  if (FORMS[column.form]) {
    try {
      return FORMS[column.form](text);
    } catch (refused) {
      throw new Refused(`${refused.message} ${remedyOf(column, text)}`.trim());
    }
  }
  if (!column.slugs) return text;
  const near = nearest(text, column.choices);
  const few = column.choices.slice(0, 8).join(', ') + (column.choices.length > 8 ? ' and so on' : '');
  throw new Refused(`${quoted(text)} is not in the list. ${near ? `Did you mean ${near}?` : `Choose from: ${few}.`}`);
}

/** The words of a cell; a comma parts them too, where no word holds one. */
function split(column, text) {
  if (column.slugs && column.slugs.has(fold(text))) return [text];
  if (column.form === 'weekday') {
    const days = daysOf(text, column.said);
    if (days.length) return days;
  }
  const parting = column.form === 'date' ? AND_DATES : column.form === 'weekday' || column.path === 'when[].which' ? AND_TOO : AND;
  const words = text.split(parting).map(strip).filter(Boolean);
  return words.length === 1 && column.slugs && text.includes(',') ? text.split(',').map(strip).filter(Boolean) : words;
}

function fromFact(column, text) {
  const [, first = '', after, inside] = FACT.exec(text) || [];
  const word = column.said.yesNo.get(first.toLowerCase()) || first.toLowerCase();
  if (!FACTS.includes(word)) throw new Refused(`${quoted(text)} is not yes, no or unknown. Write one of them; a note may follow after a colon.`);
  const note = after || inside;
  return note ? { is: word, note } : word;
}

function fromJson(text) {
  let found = null;
  try {
    found = JSON.parse(text);
  } catch { /* told below */ }
  if (!(found instanceof Object) || Array.isArray(found)) {
    throw new Refused('The cell is not as the export wrote it. Take it from the export again, or empty it.');
  }
  return found;
}

/** The value of a cell that is not empty; throws Refused with what to write instead. */
export function fromCell(column, cell) {
  const text = cell[0] === "'" && cell[1] && FORMULA.includes(cell[1]) ? cell.slice(1) : cell;
  if (column.shape === 'json') return fromJson(text);
  if (column.shape === 'fact') return fromFact(column, text);
  if (column.shape === 'text') return fromWord(column, text);
  const words = [...new Set(split(column, text).map((word) => fromWord(column, word)))];
  return column.shape === 'either' && words.length === 1 ? words[0] : words;
}
