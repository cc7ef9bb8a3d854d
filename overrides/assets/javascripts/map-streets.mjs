// Pictures of streets below the points, where the settings name a place that gives them. Somebody else's computer is
// never asked for one before the visitor has said yes: once a visit, and the answer is kept nowhere.

import { button, element } from './element.mjs';

const SITE = new URL('../../', import.meta.url);
let agreed = false;

/** Where the pictures come from; another's host is named. @param {{address: string, name: string, attribution: string}} pictures */
export function streetsOf({ address, name, attribution }) {
  const whole = /^https:/.test(address) ? address : SITE.href + address;
  const host = new URL(whole.replace(/[{}]/g, '')).host;
  return { address: whole, name, attribution, host: host === location.host ? '' : host };
}

/** The layer of pictures. An asked host learns this site's name, as such services want, and no page of it. */
export const layerOf = (leaflet, { address, host }) => leaflet.tileLayer(address, {
  maxZoom: 19, ...(host && { referrerPolicy: 'origin' }),
});

/**
 * The button that brings the streets, and the question before the first of them.
 * @param {ReturnType<streetsOf>} streets @param {(on: boolean) => void} turn
 */
export function drawStreets(streets, turn) {
  const asked = element('div', { class: 'map-ask' });
  let on = false;
  const pressed = button('quiet', 'Show streets', () => {
    if (!on && streets.host && !agreed) {
      question();
      return;
    }
    set(!on);
  }, { 'aria-pressed': 'false' });
  function set(next) {
    on = next;
    pressed.setAttribute('aria-pressed', String(on));
    turn(on);
  }
  function leave(answer) {
    asked.replaceChildren();
    pressed.focus();
    if (!answer) return;
    agreed = true;
    set(true);
  }
  function question() {
    const words = element('p', { class: 'question', tabindex: '-1' },
      `The pictures of streets come from ${streets.name} (${streets.host}). It sees your internet address, the name of this site, and which part of the map you look at.`);
    asked.replaceChildren(words, element('p', { class: 'buttons' },
      button('', 'Get the pictures', () => leave(true)), ' ', button('quiet', 'Leave them out', () => leave(false))));
    words.focus();
  }
  asked.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave(false);
  });
  document.addEventListener('forget', () => { agreed = false; });
  return { pressed, asked };
}
