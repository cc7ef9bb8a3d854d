// What the listing will look like: its card, and its file as it will be handed over.

import { drawCard, element } from './card.mjs';
import { timesOf } from './form-when.mjs';
import { wordsOf } from './form-schema.mjs';

const nameIn = (rows, slug) => (rows.find(([one]) => one === slug) || [slug, slug])[1];

/** A card with what a listing says; nothing on it leads anywhere. */
export function cardOf(listing, form, area) {
  const { cost = {}, where = [], when = [] } = listing;
  const places = where.map(({ venue }) => (venue instanceof Object ? venue.name : nameIn(form.known.venues, venue)));
  const price = cost.price ? `£${cost.price}${cost['price-to'] ? ` to £${cost['price-to']}` : ''}${cost.per ? ` ${cost.per}` : ''}` : wordsOf(cost.type || 'unknown');
  const card = drawCard({
    href: '#preview', name: listing.name, notices: [], times: when.map(timesOf).filter(Boolean).join('; ') || 'Times not known: ask them',
    next: null, place: { names: places.filter(Boolean), served: '', away: nameIn(form.terms.areas, area) },
    tags: [{ class: cost.type === 'free' ? 'free' : '', words: price }, { class: '', words: nameIn(form.terms.kinds, listing.kind) }],
    facts: [], why: '', due: false, checked: '', ask: '',
  }, listing.summary);
  const name = card.querySelector('h3 a');
  name.replaceWith(element('span', { translate: 'no' }, name.textContent));
  return element('ul', { class: 'cards' }, card);
}

/** The file, to be read before it goes anywhere. */
export const fileOf = (text) => element('details', {}, element('summary', {}, 'The file that goes to the team'),
  element('pre', { class: 'file', tabindex: '0', 'aria-label': 'The file', role: 'group', translate: 'no' }, text));
