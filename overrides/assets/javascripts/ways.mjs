// The ways on from a query that nothing fits, each with how many it gives. Nothing here touches the page.

import { FACETS, NEEDS, WITHIN, emptyQuery } from './query.mjs';
import { cell } from './search.mjs';

const SHOWN = 3;
/** What a place to just be is filed under, the narrower first. */
const PLACES_TO_BE = [['kind', 'place-to-be'], ['interest', 'places-to-be']];

/**
 * @typedef {{words: string, query: object, count?: number, need?: boolean, apart?: string}} Way
 *   `apart` is the list beside the results that it opens; its count is then the length of that list
 */

const choose = (query, facet, values) => ({ ...query, chosen: { ...query.chosen, [facet]: values } });
/** The same text for queries that find the same. */
const asText = (query) => JSON.stringify({ ...query, sort: '', within: query.near && query.within });
const miles = (within) => `${within} ${within === 1 ? 'mile' : 'miles'}`;
const labelsOf = (facet, values, labels) => values.map((value) => (labels[facet] || {})[value] || value).join(' or ');
const isNeed = (facet) => NEEDS.includes(facet);

/** The query without its wishes: what a person needs stays. */
const withoutWishes = (query) => FACETS.filter((facet) => !isNeed(facet))
  .reduce((bare, facet) => choose(bare, facet, []), query);

/** The query without one of the things it asks: a whole group of choices, a single choice, the words. @returns {Way[]} */
export function lessens(query, labels) {
  const without = FACETS.flatMap((facet) => {
    const chosen = query.chosen[facet] || [];
    const groups = chosen.length > 1 ? [chosen, ...chosen.map((value) => [value])] : chosen.map((value) => [value]);
    return groups.map((values) => ({
      words: `Without ${labelsOf(facet, values, labels)}`,
      query: choose(query, facet, chosen.filter((value) => !values.includes(value))),
      need: isNeed(facet),
    }));
  });
  return query.words ? [...without, { words: `Without “${query.words}”`, query: { ...query, words: '' }, need: false }] : without;
}

/** What a query finds, once everything that may answer its words has come; nothing where that could not be loaded. */
async function settle(query, find) {
  try {
    const found = await find(query);
    if (!found.understood || !found.understood.pending) return found;
    await found.understood.deeper;
    return await find(query);
  } catch {
    return { rows: [], apart: [] };
  }
}

const isOnline = (shelf) => (row) => cell(shelf, row, 'online', 0);

async function counted(way, find) {
  const found = await settle(way.query, find);
  const count = way.apart ? found.apart.filter(isOnline(found.shelf)).length : found.rows.length;
  return { ...way, count };
}

/** The first of some ways that gives anything; the later ones are not looked for then. */
async function firstOf(ways, find) {
  for (const way of ways) {
    const found = await counted(way, find);
    if (found.count) return [found];
  }
  return [];
}

const everyOf = async (ways, find) => (await Promise.all(ways.map((way) => counted(way, find)))).filter(({ count }) => count);

/** The best few to drop. Someone who needs a way in without steps cannot drop it: needs come after wishes. */
const best = (ways) => ways.sort((a, b) => a.need - b.need || b.count - a.count).slice(0, SHOWN);

/** The next wider circles, then everywhere. @returns {Way[]} */
function furtherWays(query) {
  const wider = WITHIN.filter((within) => within > query.within)
    .map((within) => ({ words: `Within ${miles(within)}`, query: { ...query, within } }));
  return [...wider, { words: 'Anywhere', query: { ...query, near: '' } }];
}

/** Online: with everything that was asked, or else with no more than words and interests. @returns {Way[]} */
function onlineWays(query) {
  const bare = choose(withoutWishes(query), 'interest', query.chosen.interest || []);
  return [
    { words: 'Online', query, apart: 'online' },
    { words: 'Online, with fewer filters', query: bare, apart: 'online' },
  ];
}

/** Places where one need not do anything: as near as was asked, or nearer than anywhere. @returns {Way[]} */
function placesToBe(query, near, labels) {
  const known = PLACES_TO_BE.find(([facet, value]) => FACETS.includes(facet) && (labels[facet] || {})[value]);
  if (!known) return [];
  const asked = choose({ ...withoutWishes(query), words: '' }, known[0], [known[1]]);
  if (!near) return [{ words: 'Places to just be', query: asked }];
  return WITHIN.filter((within) => within >= query.within)
    .map((within) => ({ words: `Places to just be, within ${miles(within)}`, query: { ...asked, within } }));
}

/** What was looked for and nothing else: the words, or where there are none the interests. @returns {Way[]} */
function wishAlone(query, labels) {
  const bare = { ...withoutWishes(query), near: '' };
  const interests = query.chosen.interest || [];
  if (query.words) return [{ words: `Everything for “${query.words}”`, query: bare }];
  return interests.length
    ? [{ words: `Everything for ${labelsOf('interest', interests, labels)}`, query: choose(bare, 'interest', interests) }] : [];
}

/** Everything that meets a person's needs, or else everything. @returns {Way[]} */
const everything = (query) => [{ ...withoutWishes(query), words: '', near: '' }, emptyQuery()]
  .map((asked) => ({ words: 'Everything there is', query: asked }));

/**
 * The ways to show, best first; where nothing of it helps, everything there is.
 * @param {object} query @param {{centre?: object}} answer what it found
 * @param {(query: object) => Promise<object>} find @returns {Promise<Way[]>}
 */
export async function waysOn(query, { centre }, find, labels) {
  const parts = await Promise.all([
    everyOf(lessens(query, labels), find).then(best),
    centre ? firstOf(furtherWays(query), find) : [],
    centre ? firstOf(onlineWays(query), find) : [],
    firstOf(placesToBe(query, centre, labels), find),
    everyOf(wishAlone(query, labels), find),
  ]);
  const known = new Set([asText(query)]);
  const ways = parts.flat().filter(({ query: asked, apart }) => apart || (!known.has(asText(asked)) && known.add(asText(asked))));
  return ways.length ? ways : firstOf(everything(query), find);
}
