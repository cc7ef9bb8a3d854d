// The value of a cell that people filled in: dates, times, days and prices as they write them, words from a list by what
// people call them. hooks/hereabouts/tables/cell.py and hooks/hereabouts/imports/cell.py are the twins.

import { Refused, fold, lower, nearest, quoted, strip } from './sheet-text.mjs';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const FORMULA = '=+-@\'';
const DATE = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][^\n]*)?|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))$/;
const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})? ?([ap])?\.?(?:m\.?)?$/i;
const FACT = /^(yes|no|unknown)\s*(?:[:.,;–-]\s*([^]+))?$/i;
const UNIT = /^([A-Z]{1,2})([0-9][0-9A-Z]?) ?([0-9])([A-Z]{2})$/;

function toDate(text) {
  const found = DATE.exec(text);
  if (found) {
    const [year, month, day] = [found[1] || found[6], found[2] || found[5], found[3] || found[4]].map(Number);
    const made = new Date(Date.UTC(2000, 0, 1));
    made.setUTCFullYear(year, month - 1, day);
    if (year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day) {
      return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    }
  }
  throw new Refused(`${quoted(text)} is not a date. Write it as 2020-02-24 or 24/02/2020.`);
}

function toClock(text) {
  if (['noon', 'midday', '12 noon', '12noon'].includes(lower(text))) return '12:00';
  const wrong = () => new Refused(`${quoted(text)} is not a time. Write it as 09:30 or 9.30am.`);
  const found = TIME.exec(text);
  if (!found) throw wrong();
  let [hour, minute, half] = [Number(found[1]), Number(found[2] || 0), (found[3] || '').toLowerCase()];
  if (half) hour = hour >= 1 && hour <= 12 ? (hour % 12) + (half === 'p' ? 12 : 0) : 24;
  // A bare "9" may be a count of hours, and "2:30" is seldom in the night.
  else if (!found[2] || /^[1-6]$/.test(found[1])) {
    throw new Refused(`${quoted(text)} may be before or after noon. Write it as 09:30 or 9.30am.`);
  }
  if (hour > 23 || minute > 59) throw wrong();
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function toPostcode(text) {
  const found = UNIT.exec(text.replace(/[\s.-]+/g, '').toUpperCase());
  if (!found) throw new Refused(`${quoted(text)} is not a full postcode.`);
  return `${found[1]}${found[2]} ${found[3]}${found[4]}`;
}

function toPrice(text) {
  const found = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(strip(text.replace(/[£,]/g, '')));
  if (!found) throw new Refused(`${quoted(text)} is not a price. Write pounds, such as 3.50.`);
  return found[2] ? `${found[1]}.${found[2].padEnd(2, '0')}` : found[1];
}

function toWeekday(text) {
  const word = lower(text).replace(/\.+$/, '');
  const days = [...word].length >= 2 ? WEEKDAYS.filter((day) => day.startsWith(word.replace(/s$/, ''))) : [];
  if (days.length !== 1) throw new Refused(`${quoted(text)} is not a day of the week.`);
  return days[0];
}

const FORMS = { date: toDate, time: toClock, price: toPrice, postcode: toPostcode, weekday: toWeekday };

function remedyOf(column, text) {
  if (column.form !== 'weekday') return '';
  const day = WEEKDAYS.find((one) => new RegExp(`(?:^|[^\\p{L}\\p{N}_])${one.slice(0, 3)}`, 'iu').test(text));
  return ` Write only the day here, such as ${day || 'tuesday'}. `
    + 'Times go under When: start and When: end, holidays under When: except, the rest under When: note.';
}

function fromWord(column, text) {
  const slug = column.slugs ? column.slugs.get(fold(text)) : undefined;
  if (slug !== undefined) return slug;
  if (FORMS[column.form]) {
    try {
      return FORMS[column.form](text);
    } catch (refused) {
      throw new Refused(`${refused.message}${remedyOf(column, text)}`);
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
  const parting = ['weekday', 'date'].includes(column.form) ? /[;,&\n]|\band\b/ : /[;\n]/;
  const words = text.split(parting).map(strip).filter(Boolean);
  return words.length === 1 && column.slugs && text.includes(',') ? text.split(',').map(strip).filter(Boolean) : words;
}

function fromFact(text) {
  const found = FACT.exec(text);
  if (!found) throw new Refused(`${quoted(text)} is not yes, no or unknown. Write one of them; a note may follow after a colon.`);
  return found[2] ? { is: found[1].toLowerCase(), note: found[2] } : found[1].toLowerCase();
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
  if (column.shape === 'fact') return fromFact(text);
  if (column.shape === 'text') return fromWord(column, text);
  const words = [...new Set(split(column, text).map((word) => fromWord(column, word)))];
  return column.shape === 'either' && words.length === 1 ? words[0] : words;
}
