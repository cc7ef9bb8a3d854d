// How people say things in a table: cells that say nothing, cells that point at the row above, days in a word or two.
// The words come with the columns; hooks/hereabouts/tables/said.py is where they are kept.

import { Refused, fold, quoted } from './sheet-text.mjs';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WORD = '[\\p{L}\\p{N}_]';
const RANGE = new RegExp(`^(${WORD}+?)\\.?\\s*(?:-|–|to)\\s*(${WORD}+)$`, 'iu');
const EACH = /^(?:every |each )/;

/** The words as the page asks for them. @param {object} said what data/form/sheet.json holds under "said" */
export const openSaid = ({ nothing, points, everyDay, weekDays, yesNo }) => ({
  nothing: new Set(nothing), points: new Set(points), everyDay, weekDays, yesNo: new Map(Object.entries(yesNo)),
});

/** True for n/a, TBC, a stroke or a question mark: the cell is as good as empty. */
export const saysNothing = (text, { nothing }) => nothing.has(fold(text));

/** Throws Refused for a cell that only points at the row above: sorted, it would point at another. */
export function refusePointing(text, { points }) {
  if (points.has(fold(text))) throw new Refused(`${quoted(text)} points at another row. Write out here what stands there.`);
}

function dayOf(word) {
  const found = [...word].length >= 3 ? WEEKDAYS.filter((day) => day.startsWith(word.replace(/s$/, ''))) : [];
  return found.length === 1 ? found[0] : '';
}

/** The days of Mon-Fri, weekdays, daily, every Tuesday; an empty list where it is none of these. */
export function daysOf(text, { everyDay, weekDays }) {
  const word = fold(text);
  if (everyDay.includes(word)) return WEEKDAYS;
  if (weekDays.includes(word)) return WEEKDAYS.slice(0, 5);
  const found = RANGE.exec(word);
  if (found) {
    const [first, last] = found.slice(1).map((name) => WEEKDAYS.indexOf(dayOf(name)));
    if (first >= 0 && first < last) return WEEKDAYS.slice(first, last + 1);
  }
  const day = EACH.test(word) && dayOf(word.replace(/^every /, '').replace(/^each /, ''));
  return day ? [day] : [];
}
