// The buttons above the map: everything that a finger or a mouse does by dragging goes by a press too.

import { button, element } from './element.mjs';

const PAN = 150;

/** A button whose words are only heard. */
const sign = (shown, words, press) => button('quiet', [
  element('span', { 'aria-hidden': 'true' }, shown), element('span', { class: 'hidden-words' }, words)], press);

const group = (label, ...inside) => element('div', { role: 'group', 'aria-label': label }, ...inside);

/**
 * @param {{step: (steps: number) => void, zoom: (steps: number) => void, pan: (by: number[]) => void, all: () => void}} acts
 * @returns {{bar: HTMLElement, steps: HTMLElement}} `steps` are those that go from place to place
 */
export function drawBar({ step, zoom, pan, all }) {
  const move = (x, y) => () => pan([x * PAN, y * PAN]);
  const steps = group('In the order of the list', button('quiet', 'Before', () => step(-1)), button('quiet', 'Next', () => step(1)));
  const bar = element('div', { class: 'map-bar' }, steps,
    group('Look', sign('+', 'Closer', () => zoom(1)), sign('−', 'Wider', () => zoom(-1)), button('quiet', 'All', all)),
    group('Move', sign('←', 'Left', move(-1, 0)), sign('↑', 'Up', move(0, -1)), sign('↓', 'Down', move(0, 1)), sign('→', 'Right', move(1, 0))));
  return { bar, steps };
}
