// Which places to offer for what stands in the Near box so far. Nothing here touches the page or asks for a file.

import { keyOf, namesOf } from './place.mjs';
import { SEVERAL } from './query.mjs';

const MOST = 6;

/** What is typed, in two: what stays as it is, and the last place, which is still being typed. */
export function lastPlace(typed) {
  const found = new RegExp(`^(.*(?:${SEVERAL.source})\\s*)(.*)$`, 'i').exec(typed);
  return found ? [found[1], found[2]] : ['', typed];
}

/** 0 where a name begins so, 1 where one of its words does, 2 where it does not. */
const rank = (name, text) => (name.startsWith(text) ? 0 : ` ${name}`.includes(` ${text}`) ? 1 : 2);

/** Postcode districts that begin so, and the sectors of one that is typed out. */
function postcodes(typed, sectors) {
  const text = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (!/^[A-Z]{1,2}(\d|$)/.test(text)) return [];
  const names = Object.keys(sectors).sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  return names.flatMap((district) => {
    const inside = Object.keys(sectors[district][3] || {}).map((digit) => `${district} ${digit}`)
      .filter((sector) => text.length >= district.length && sector.replace(' ', '').startsWith(text));
    return [...(district.startsWith(text) ? [{ label: district, kind: 'postcode district' }] : []),
      ...inside.map((label) => ({ label, kind: 'postcode sector' }))];
  });
}

/** Names that begin so, those first whose own name does; each with the other name that was typed. */
function named(text, list, kind) {
  return list.map((each) => {
    const at = namesOf(each).map((name) => rank(name, text));
    const best = Math.min(...at);
    const also = at[0] === 2 && best < 2 ? each.also[at.indexOf(best) - 1] : '';
    return { label: each.label, kind: also ? `${kind}, “${also}”` : kind, best };
  }).filter(({ best }) => best < 2);
}

/**
 * The places to offer, best first.
 * @param {{sectors: object, areas: object[], town: object[]}} known @param {object[]} venues
 * @returns {{value: string, label: string, kind: string}[]} `value` is what stands in the box once it is chosen
 */
export function suggestPlaces(typed, { sectors, areas, town }, venues) {
  const [before, last] = lastPlace(typed);
  const whole = keyOf(typed);
  const of = (text) => (text.length < 2 ? [] : [
    ...named(text, town, 'the whole town'),
    ...named(text, areas.filter(({ e, n }) => e || n), 'part of town'),
    ...named(text, venues, 'venue'),
  ].sort((one, other) => one.best - other.best));
  const wholes = before ? of(whole).map((each) => ({ ...each, value: each.label })) : [];
  const lasts = [...postcodes(last, sectors), ...of(keyOf(last))].map((each) => ({ ...each, value: before + each.label }));
  const said = new Set();
  return [...wholes, ...lasts].filter(({ value }) => !said.has(value) && said.add(value)).slice(0, MOST)
    .map(({ value, label, kind }) => ({ value, label, kind }));
}
