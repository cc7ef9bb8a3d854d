// A code to scan that holds a link, drawn as one path. Loaded late, with the library that works it out.

import { encode } from './uqr.mjs';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4;

/** One step for each dark square of a code: "M4 4h1v1h-1z". */
export function pathOf(data, quiet = QUIET) {
  return data.map((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')).join('')).join('');
}

/**
 * @param {string} link @param {string} what it leads to, in words
 * @returns {SVGElement} black on white, whatever the colours of the page
 */
export function drawCode(link, what = 'the link to this list') {
  const { data, size } = encode(link, { ecc: 'L', border: 0 });
  const whole = size + 2 * QUIET;
  const make = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const drawn = make('svg', { class: 'qr', viewBox: `0 0 ${whole} ${whole}`, role: 'img', 'aria-label': `Code to scan: ${what}`,
    'shape-rendering': 'crispEdges' });
  drawn.append(make('path', { fill: '#fff', d: `M0 0h${whole}v${whole}H0z` }), make('path', { fill: '#000', d: pathOf(data) }));
  return drawn;
}
