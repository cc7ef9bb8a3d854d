// The search on the home page: what is asked goes to the find page after the # of its address. Nothing is sent.
// The pictures lead there too, with what is typed and ticked; without script they lead to pages of their own.

import { DAYS, emptyQuery, withTyped, writeQuery } from './query.mjs';

const FIND = new URL('../../find/', import.meta.url);

/** The address of the find page for what is typed and chosen; only where it `keeps` does the tab learn whole postcodes. */
export function findAddress({ words, place, when, cheap, interest }, keeps = true) {
  const query = withTyped(emptyQuery(), words, place, keeps);
  query.chosen.day = DAYS.includes(when) ? [when] : [];
  query.chosen.cost = cheap ? ['cheap'] : [];
  query.chosen.interest = interest ? [interest] : [];
  return FIND.href + writeQuery(query);
}

/** @param {HTMLFormElement} form */
function wire(form) {
  const at = (id) => form.querySelector(`#q-${id}`);
  const pictures = document.querySelectorAll('[data-interest]');
  const asked = () => ({
    words: at('words').value, place: at('place').value, when: at('when').value, cheap: at('cheap').checked,
  });
  const leadOn = () => pictures.forEach((link) => { link.href = findAddress({ ...asked(), ...link.dataset }, false); });
  // What knows places is asked for when its box first gets the focus, or the button is pressed.
  const toPlaces = (act) => import('./home-place.mjs').then((places) => places[act]());
  const offer = () => at('place').addEventListener('focus', () => toPlaces('offer').catch(offer), { once: true });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    location.assign(findAddress(asked()));
  });
  pictures.forEach((link) => link.addEventListener('click', () => findAddress(asked())));
  for (const kind of ['input', 'change', 'forget']) document.addEventListener(kind, leadOn);
  at('here').addEventListener('click', () => toPlaces('useHere').catch(() => {
    at('said').textContent = 'That could not be loaded. It may be the signal.';
  }));
  offer();
  leadOn();
  form.hidden = false;
}

if (typeof document !== 'undefined') document.querySelectorAll('[data-home-search]').forEach(wire);
