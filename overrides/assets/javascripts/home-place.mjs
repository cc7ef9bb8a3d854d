// Where, on the home page: places offered while one types, and "Use where I am". Asked for on focus or on a press.

import { tab } from './query.mjs';
import { openFiles, openFinder } from './search.mjs';

const at = (id) => document.getElementById(`q-${id}`);
const load = openFiles(new URL('../../data/', import.meta.url));

/** The places that the find page knows, without its listings. */
async function knownPlaces() {
  const name = JSON.parse(document.getElementById('places-data').textContent);
  return openFinder(await load(`find/${name}.json`), load, {}).knownPlaces();
}

/** Offers places while one types. */
export async function offer() {
  const { openSuggestions } = await import('./suggest.mjs');
  openSuggestions(at('place'), { list: at('place-list'), said: at('place-count'), before: '' }, knownPlaces);
}

const say = (text) => { at('said').textContent = text; };

/** Asks the device where it is, and writes the nearest sector or part of town into the box: never more than that. */
export async function useHere() {
  at('here').disabled = true;
  say('Asking your device where it is …');
  try {
    const [{ findHere }, known] = await Promise.all([import('./here.mjs'), knownPlaces()]);
    const { label, said } = await findHere(navigator.geolocation, known);
    if (label) {
      tab.keep('');
      at('place').value = label;
      at('place').dispatchEvent(new Event('change', { bubbles: true }));
    }
    say(said);
  } finally {
    at('here').disabled = false;
    at('here').focus();
  }
}

at('place').addEventListener('input', () => say(''));
document.addEventListener('forget', () => say(''));
