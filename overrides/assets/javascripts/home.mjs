// The search on the home page: what is asked goes to the find page after the # of its address. Nothing is sent.

import { DAYS, emptyQuery, withTyped, writeQuery } from './query.mjs';

const FIND = new URL('../../find/', import.meta.url);

/** The address of the find page for what is typed and chosen on the home page. */
export function findAddress({ words, place, when, cheap }) {
  const query = withTyped(emptyQuery(), words, place);
  query.chosen.day = DAYS.includes(when) ? [when] : [];
  query.chosen.cost = cheap ? ['cheap'] : [];
  return FIND.href + writeQuery(query);
}

/** @param {HTMLFormElement} form */
function wire(form) {
  const field = (name) => form.querySelector(`#q-${name}`);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    location.assign(findAddress({
      words: field('words').value, place: field('place').value, when: field('when').value, cheap: field('cheap').checked,
    }));
  });
  form.hidden = false;
}

if (typeof document !== 'undefined') document.querySelectorAll('[data-home-search]').forEach(wire);
