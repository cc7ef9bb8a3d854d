// What comes of it, once nothing is wrong any more: the card, the file, and the ways to hand it over.

import { element } from './card.mjs';
import { fileText, toBasket } from './form-file.mjs';
import { cardOf, fileOf } from './form-preview.mjs';
import { describe } from './form-schema.mjs';
import { drawWays } from './form-send.mjs';

/** The fields that a change has changed, in words. */
function changesOf(form, listing, before) {
  const names = Object.keys(form.schema.properties).filter((name) => JSON.stringify(listing[name]) !== JSON.stringify(before[name]));
  return names.length ? `Changed: ${names.map((name) => describe(form.schema, [name]).title).join(', ')}.` : 'Nothing has been changed so far.';
}

/**
 * The nodes to show, the heading first.
 * @param {object} form @param {{entry: {area: string, slug: string, listing: object}, basket: object[], begun: ?object,
 *   warnings: {message: string}[], another: HTMLElement}} made `begun` is what a change began with
 */
export function drawResult(form, { entry, basket, begun, warnings, another }) {
  const { area, slug, listing } = entry;
  const entries = [...basket, entry];
  const several = entries.length > 1;
  const text = several ? toBasket(entries) : fileText(entry, begun && begun.version);
  const file = several ? `${entries.length}-listings.yml` : `${slug}.yml`;
  const subject = begun ? `A change: ${listing.name}` : several ? `${entries.length} new listings` : `A new listing: ${listing.name}`;
  const warned = warnings.map(({ message }) => element('li', {}, message));
  return [element('h3', { tabindex: '-1' }, 'This is how it will look'), cardOf(listing, form, area),
    ...(warned.length ? [element('div', { class: 'notice changed' }, element('p', {}, 'Please look at this once more. You may send it all the same.'), element('ul', {}, ...warned))] : []),
    ...(begun ? [element('p', {}, changesOf(form, listing, begun.listing))] : []),
    fileOf(text), ...(begun ? [] : [another]), element('h3', {}, 'Hand it over'),
    ...drawWays(form.send, { subject, file, text, area, slug: several ? '' : slug, isNew: !begun })];
}
