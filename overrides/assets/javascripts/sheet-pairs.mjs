// Likely doubles side by side: what stands in the table, and what it may be a double of.

import { element } from './card.mjs';
import { wordsOf } from './form-schema.mjs';
import { timesOf } from './form-when.mjs';

const nameIn = (rows, slug) => (rows.find(([one]) => one === slug) || [slug, slug])[1];

function factsOf({ summary, where = [], when = [], contact = [], cost = {} }, area, form) {
  const places = where.map(({ venue }) => (venue instanceof Object ? [venue.name, venue.postcode].filter(Boolean).join(', ') : nameIn(form.known.venues, venue)));
  const rows = [
    ['Summary', summary], ['When', when.map(timesOf).filter(Boolean).join('; ')], ['Where', places.filter(Boolean).join('; ')],
    ['Area', nameIn(form.terms.areas, area)], ['Cost', wordsOf(cost.type || 'unknown')],
    ['Contact', contact.map((way) => way.phone || way.email || way.text || way.url || way.form || '').filter(Boolean).join('; ')],
  ];
  return element('dl', {}, ...rows.flatMap(([title, words]) => [element('dt', {}, title), element('dd', { translate: 'no' }, words || 'Not known')]));
}

const side = (title, name, address, facts) => element('div', { class: 'side' }, element('p', { class: 'small-label' }, title),
  element('h4', { translate: 'no' }, address ? element('a', { href: address }, name) : name), facts);

/** @param {object} pair of findDoubles @param {boolean} isOut @param {(out: boolean) => void} choose */
export function drawPair({ draft, slug, there, isInTable }, form, isOut, choose) {
  const row = draft.rows[0].number;
  const tick = element('input', { type: 'checkbox' });
  tick.checked = isOut;
  tick.addEventListener('change', () => choose(tick.checked));
  const address = isInTable ? '' : new URL(`../../activity/${slug}/`, import.meta.url).pathname;
  return element('li', {},
    element('div', { class: 'sides' },
      side(`Row ${row} of your table`, draft.data.name, '', factsOf(draft.data, draft.area, form)),
      side(isInTable ? `Row ${there.rows[0].number} of your table` : 'Here already', there.listing.name, address, factsOf(there.listing, there.area, form))),
    element('label', { class: 'choice' }, tick, element('span', {}, `It is the same: leave row ${row} out`)));
}
