// The facets of needs and more choices, added to rows that are there already: loaded when one of them is opened or
// chosen. The numbers of `marks` count the choices in the order of the choices file, as code.py does.

import { soonKey } from './card.mjs';
import { Lists, cellOf, weekdaysOf } from './facets.mjs';
import { cell } from './search.mjs';

const UNMARKED = ['part', 'soon', 'venue', 'with'];
const [NOON, FIVE] = [12 * 60, 17 * 60];
const FORTNIGHT = 13;

/** Which facet and which of its choices each mark stands for. */
export function toMarks(choices) {
  return choices.filter(([facet]) => !UNMARKED.includes(facet))
    .map(([facet, , , , some]) => some.map((_, code) => [facet, code])).flat();
}

/** Morning, afternoon and evening, as 0, 1 and 2, in which sessions still to come begin. */
export function partsOf(sessions, today) {
  const begins = sessions.filter((session) => session[1] >= 0 && weekdaysOf([session], today).length);
  return [...new Set(begins.map(([, start]) => (start < NOON ? 0 : start < FIVE ? 1 : 2)))];
}

/** This week, which ends on Sunday, and the next 14 days, as 0 and 1. */
export function soonOf(day, today) {
  const sunday = today + 6 - (today + 3) % 7;
  return [day <= sunday && 0, day <= today + FORTNIGHT && 1].filter((code) => code !== false);
}

/** Numbers for places or organisations in the order in which they are met, with their names. */
function openNames() {
  const numbers = new Map();
  const names = [];
  return {
    names,
    code([slug, name]) {
      if (!numbers.has(slug)) numbers.set(slug, names.push([slug, name]) - 1);
      return numbers.get(slug);
    },
  };
}

/**
 * Adds the facets to a shelf, once a day.
 * @param {object} shelf from search.mjs gather
 * @param {object[]} files the facts of each part of the shelf
 * @param {any[][]} choices the choices file
 * @param {{manifest: object, now: {day: number, minutes: number}}} seen
 */
export function addFacets(shelf, files, choices, { manifest, now }) {
  const marks = toMarks(choices);
  const lists = Object.fromEntries(choices.map(([facet, , , , some]) => [facet, new Lists(some.length, shelf.size)]));
  const [venues, organisations] = [openNames(), openNames()];
  shelf.parts.forEach((part, number) => {
    part.facts = { ...files[number], from: part.line[2] };
    for (let row = 0; row < part.size; row++) {
      const at = part.facts.from + row;
      for (const mark of cellOf(part.facts.marks, at, [])) lists[marks[mark][0]].add(marks[mark][1]);
      for (const venue of cellOf(part.facts.venues, at, [])) lists.venue.add(venues.code(venue));
      const runs = cellOf(part.facts.runs, at, '');
      if (runs) lists.with.add(organisations.code(runs));
      partsOf(cell(shelf, part.first + row, 'when', []), now.day).forEach((code) => lists.part.add(code));
      const next = Math.floor(soonKey(shelf, part.first + row, now, manifest.closures) / 1440);
      soonOf(next, now.day).forEach((code) => lists.soon.add(code));
      Object.values(lists).forEach((each) => each.close());
    }
  });
  lists.venue.size = venues.names.length;
  lists.with.size = organisations.names.length;
  Object.assign(shelf.facets, lists);
  shelf.names = { venue: venues.names, with: organisations.names };
  shelf.factsOn = now.day;
}
