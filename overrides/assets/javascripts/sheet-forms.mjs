// How the text of a cell becomes the text of a field: dates, times, postcodes, prices and days as people write them.
// hooks/hereabouts/imports/cell.py is the twin.

import { MONTHS } from './form-when.mjs';
import { WEEKDAYS } from './sheet-said.mjs';
import { Refused, lower, quoted, strip } from './sheet-text.mjs';

const DATE = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][^\n]*)?|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))$/;
const SPELT_DATE = /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,? (\d{4})$/i;
const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})? ?([ap])?\.?(?:m\.?)?$/i;
const UNIT = /^([A-Z]{1,2})([0-9][0-9A-Z]?) ?([0-9])([A-Z]{2})$/;

/** A day that there is, as it is written in files; '' for any other. */
function dateOf(year, month, day) {
  const made = new Date(Date.UTC(2000, 0, 1));
  made.setUTCFullYear(year, month - 1, day);
  if (!year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return '';
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function toDate(text) {
  const found = DATE.exec(text);
  if (found) {
    const [year, month, day] = [found[1] || found[6], found[2] || found[5], found[3] || found[4]].map(Number);
    const date = dateOf(year, month, day);
    if (date) return date;
  }
  const spelt = SPELT_DATE.exec(text);
  const month = spelt ? MONTHS.findIndex((name) => name.startsWith(lower(spelt[2]))) : -1;
  if (month >= 0) {
    const day = dateOf(Number(spelt[3]), month + 1, Number(spelt[1]));
    if (day) return day;
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
  const plain = strip(text.replace(/[£,]/g, ''));
  const pence = /^(\d{1,2}) ?p$/.exec(plain);
  if (pence) return `0.${pence[1].padStart(2, '0')}`;
  const found = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) throw new Refused(`${quoted(text)} is not a price. Write pounds, such as 3.50.`);
  return found[2] ? `${found[1]}.${found[2].padEnd(2, '0')}` : found[1];
}

function toWeekday(text) {
  const word = lower(text).replace(/\.+$/, '');
  const days = [...word].length >= 2 ? WEEKDAYS.filter((day) => day.startsWith(word.replace(/s$/, ''))) : [];
  if (days.length !== 1) throw new Refused(`${quoted(text)} is not a day of the week.`);
  return days[0];
}

/** By the kind of text that a column holds. */
export const FORMS = { date: toDate, time: toClock, price: toPrice, postcode: toPostcode, weekday: toWeekday };
