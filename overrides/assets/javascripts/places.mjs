// Several places at once, such as "home and work": what is within reach of any of them is found.

import { keyOf, namesOf, parsePlace, resolvePlace } from './place.mjs';
import { withoutUnits } from './query.mjs';

const MOST = 4;

/**
 * The places of "home and work", one by one. What stands between may be part of a name that is known:
 * the longest such name wins.
 */
export function splitPlaces(typed, isName) {
  return typed.split(/[;+\n]/).flatMap((chunk) => {
    const parts = chunk.split(/(\s+and\s+|\s+or\s+|\s*,\s*|\s*&\s*)/i);
    const found = [];
    for (let from = 0, to; from < parts.length; from = to + 1) {
      to = parts.length;
      while (to > from + 1 && !isName(parts.slice(from, to).join(''))) to -= 2;
      found.push(parts.slice(from, to).join('').trim());
    }
    return found.filter(Boolean);
  });
}

const join = (words, last) => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(last);

/**
 * Finds every place that was typed; what is not known among several is said, and the others are used.
 * @returns {Promise<object>} as of resolvePlace, with `points`: the places that are known
 */
export async function resolvePlaces(typed, known, loadFile) {
  const names = new Set([...known.areas, ...known.town, ...await known.venues()].flatMap(namesOf));
  const parts = splitPlaces(typed, (name) => names.has(keyOf(name)));
  const first = parts.slice(0, MOST);
  const places = await Promise.all((first.length ? first : ['']).map((part) => resolvePlace(part, known, loadFile)));
  const points = places.filter(({ exact }) => exact);
  if (places.length === 1) return { ...places[0], points };
  const at = places.findIndex(({ exact }) => !exact);
  const missed = places.map(({ exact, understood }, number) => !exact && (
    parsePlace(first[number]).kind === 'text' ? `We do not know “${first[number]}”` : understood));
  const said = [
    join(points.map(({ understood }, number) => (number ? understood.replace('Near', 'near') : understood)), ' and '),
    ...missed.filter(Boolean),
    parts.length > MOST && `Only the first ${MOST} places are used`,
  ];
  const whole = (name) => first.map((part, number) => (
    number === at ? name : places[number].label || withoutUnits(part))).join(' and ');
  return {
    exact: points.length ? points[0].exact : '',
    label: join(points.map(({ label }) => label), ' or '),
    understood: said.filter(Boolean).join('. '),
    suggestions: at < 0 ? [] : places[at].suggestions.map(whole),
    points,
  };
}
