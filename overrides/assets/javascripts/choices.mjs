// My needs and More choices: drawn when they are opened, from the choices file. Loaded late.

import { element } from './card.mjs';

/** One box with its words and its count. @returns {HTMLElement} */
const box = ([slug, label]) => element('label', { class: 'choice' },
  element('input', { type: 'checkbox', value: slug }), element('span', {}, label), ' ', element('span', { class: 'count' }), element('span', { class: 'hidden-words' }, ' found'));

const MANY = 7;

/** The choices of a facet; many of them stand folded behind their name, with how many are chosen. */
function field(facet, label, ...inside) {
  if (inside.length <= MANY) return element('fieldset', { class: 'facet', 'data-facet': facet }, element('legend', {}, label), ...inside);
  return element('details', { class: 'facet', 'data-facet': facet },
    element('summary', {}, label, element('span', { class: 'chosen', 'data-chosen': facet })),
    element('fieldset', {}, element('legend', { class: 'hidden-words' }, label), ...inside));
}

const HINTS = {
  price: 'They change what counts as free or cheap for you. They hide nothing.',
  access: 'Only what is known to have all of these is shown. Where nobody knows yet, ask the group.',
  need: 'Only what has all of these is shown.',
};

/** A list to choose one place or organisation from; its options follow what is found. */
function drawNamed(facet, label) {
  const id = `q-${facet}`;
  return element('div', { class: 'facet field', 'data-facet': facet },
    element('label', { for: id }, label), element('select', { id }, element('option', { value: '' }, 'Any')));
}

/**
 * The facets of one group, drawn where they belong in it.
 * @param {HTMLElement} details the group @param {any[][]} choices the choices file @param {string} group needs or more
 * @returns {HTMLElement} where they stand
 */
export function drawChoices(details, choices, group) {
  const into = details.querySelector('[data-choices]');
  const facets = choices.filter(([, , of, , some]) => of === group).map(([facet, label, , , some]) => (
    facet === 'venue' || facet === 'with' ? drawNamed(facet, label)
      : field(facet, label, HINTS[facet] ? element('p', { class: 'small' }, HINTS[facet]) : '', ...some.map(box))));
  into.prepend(...facets);
  return into;
}

/** Puts what is found into the list of places or organisations, those with nothing left out unless chosen. */
function fillNamed(select, names, counts, [chosen = '']) {
  const options = names.map(([slug, name], code) => ({ slug, name, count: counts[code] }))
    .filter(({ slug, name, count }) => name && (count || slug === chosen))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  select.replaceChildren(element('option', { value: '' }, 'Any'),
    ...options.map(({ slug, name, count }) => element('option', { value: slug, translate: 'no' }, `${name} (${count})`)));
  select.value = chosen;
}

/** The same for every such list that is drawn already. */
export function fillLists(finder, names, counts, chosen) {
  finder.querySelectorAll('[data-facet] select').forEach((select) => {
    const { facet } = select.closest('[data-facet]').dataset;
    fillNamed(select, names[facet], counts[facet], chosen[facet]);
  });
}
