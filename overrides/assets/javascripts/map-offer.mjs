// "Show on a map": the button on the find page, on my list and on a listing's page. It comes late, and nothing of the
// map itself is asked for before somebody presses it.

import { button, element } from './element.mjs';
import { slugOf } from './list-facts.mjs';

const SHOW = 'Show on a map';
const CLOSE = 'Close the map';

/**
 * The button and what opens below it.
 * @param {() => Promise<object>} openSource what the map shows
 * @returns {HTMLElement[]}
 */
function drawOffer(openSource) {
  const said = element('span', { role: 'status', class: 'map-wait' });
  let [map, source] = [null, null];
  let opening = false;
  function close() {
    map.close();
    map = null;
    pressed.textContent = SHOW;
    pressed.setAttribute('aria-expanded', 'false');
    pressed.focus();
  }
  const pressed = button('quiet map-open', SHOW, async () => {
    if (map) {
      close();
      return;
    }
    if (opening) return;
    opening = true;
    said.textContent = 'Getting the map …';
    try {
      const { openMap } = await import('./map.mjs');
      source = source || await openSource();
      map = await openMap(source, close);
      pressed.textContent = CLOSE;
      pressed.setAttribute('aria-expanded', 'true');
      said.textContent = '';
    } catch {
      said.textContent = 'The map could not be loaded. It may be the signal. Try again.';
    }
    opening = false;
  }, { 'aria-expanded': 'false' });
  document.addEventListener('forget', () => map && close());
  return [pressed, said];
}

function offerOnFind(finder) {
  const sorting = finder.querySelector('.sorting');
  if (!sorting || finder.querySelector('.days')) return;
  sorting.append(...drawOffer(async () => (await import('./map-find.mjs')).openFindSource(finder)));
}

function offerOnPage(page) {
  const address = page.querySelector('address');
  if (!address || !slugOf(location.pathname)) return;
  const room = element('div', { class: 'map-offer no-print' });
  const after = element('div');
  room.append(...drawOffer(async () => (await import('./map-list.mjs')).openPageSource(after)), after);
  address.after(room);
}

/** On my list the button stands above the entries, as long as there are some. */
export function offerOnList(before) {
  const room = element('div', { class: 'map-offer no-print' });
  const after = element('div');
  room.append(...drawOffer(async () => (await import('./map-list.mjs')).openListSource(after)), after);
  before.before(room);
  return room;
}

if (typeof document !== 'undefined') {
  document.querySelectorAll('[data-finder]').forEach(offerOnFind);
  document.querySelectorAll('.listing').forEach(offerOnPage);
}
