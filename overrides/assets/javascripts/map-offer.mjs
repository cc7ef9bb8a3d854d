// "Map": the button on the find page, on my list and on a listing's page. It comes late, and nothing of the map itself
// is asked for before somebody presses it.

import { button, element } from './element.mjs';
import { slugOf } from './list-facts.mjs';

/**
 * The button, and the line beside it for what did not come.
 * @param {string} of what is on the map @param {() => Promise<object>} openSource what the map shows, and where it stands
 * @returns {HTMLElement[]}
 */
function drawOffer(of, openSource) {
  const said = element('span', { 'aria-live': 'polite', class: 'small' });
  let [map, source, opening] = [null, null, false];
  function close() {
    map.close();
    map = null;
    pressed.setAttribute('aria-expanded', 'false');
  }
  function leave() {
    close();
    pressed.focus();
  }
  const pressed = button('quiet map-open no-print', ['Map', element('span', { class: 'hidden-words' }, ` of ${of}`)], async () => {
    if (map) leave();
    else if (!opening) await open();
  }, { 'aria-expanded': 'false' });
  async function open() {
    opening = true;
    said.textContent = '';
    try {
      const { openMap } = await import('./map.mjs');
      source = source || await openSource();
      map = await openMap(source, leave);
      pressed.setAttribute('aria-expanded', 'true');
    } catch {
      said.textContent = 'The map could not be loaded. It may be the signal. Try again.';
    }
    opening = false;
  }
  document.addEventListener('forget', () => map && close());
  return [pressed, said];
}

/** Beside the order of the results; the page What's on shows days instead. */
function offerOnFind(finder) {
  const sorting = finder.querySelector('.sorting');
  if (!sorting || finder.querySelector('.days')) return;
  sorting.append(...drawOffer('these results', async () => (await import('./map-find.mjs')).openFindSource(finder)));
}

/** Beside "Open in maps", or below an address of more than a name; a place that is not public has neither. */
function offerOnPage(page) {
  const address = page.querySelector('address br');
  const link = page.querySelector('.getting-there .button[href^="https://www.openstreetmap.org/"]');
  if (!(link || address) || !slugOf(location.pathname)) return;
  const line = link ? link.parentNode : element('p', {});
  if (!link) address.parentNode.after(line);
  const after = element('div');
  line.append(' ', ...drawOffer('this place', async () => (await import('./map-list.mjs')).openPageSource(after)));
  line.after(after);
}

/** On my list: the button in one room, the map before another. @param {object} list from list-store.mjs */
export function offerOnList(line, after, list) {
  line.append(...drawOffer('my list', async () => (await import('./map-list.mjs')).openListSource(after, list)));
}

if (typeof document !== 'undefined') {
  document.querySelectorAll('[data-finder]').forEach(offerOnFind);
  document.querySelectorAll('.listing').forEach(offerOnPage);
}
