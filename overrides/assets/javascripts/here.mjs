// "Use where I am": asked of the device only on a press, turned into the nearest sector or part of town that is known,
// and forgotten. Neither degrees nor metres are kept, shown or put into an address.

import { toGrid } from './grid.mjs';
import { distance, formatGood } from './place.mjs';

const STEP = 10;
const SLACK = 2000;
const SAID = {
  1: 'Your browser was not allowed to tell where you are. You can type a postcode or a part of town instead.',
  2: 'Your device could not tell where it is. You can type a postcode or a part of town instead.',
  3: 'Your device took too long to tell where it is. Try again, or type a postcode or a part of town.',
};
const OUTSIDE = 'Where you are is outside the places we know. You can type a postcode or a part of town instead.';

/** The sectors that are known, each with its middle and reach in metres; where there are none, the areas. */
function circles({ sectors, areas }) {
  const found = Object.entries(sectors).flatMap(([district, [east, north, , inside]]) => (
    Object.entries(inside).map(([digit, [e, n, good]]) => (
      { label: `${district} ${digit}`, e: (east + e) * STEP, n: (north + n) * STEP, r: good * STEP }))));
  return found.length ? found : areas.filter(({ e, n }) => e || n);
}

/**
 * The known place nearest to a point, and how that is said; no label where the point is outside them all.
 * @param {{e: number, n: number}} point @param {number} accuracy metres, as the device says
 */
export function nearestKnown(point, known, accuracy = 0) {
  const all = circles(known);
  const away = all.map((circle) => distance(circle, point));
  const at = away.indexOf(Math.min(...away));
  if (at < 0 || away[at] > 2 * all[at].r + SLACK) return { label: '', said: OUTSIDE };
  const { label } = all[at];
  const good = Math.max(away[at], accuracy);
  return { label, said: `You are ${formatGood(good)} from the middle of ${label}, and we search from there. `
    + 'Where exactly you are is not kept.' };
}

/** What the device says, in degrees. @returns {Promise<{latitude: number, longitude: number, accuracy: number}>} */
function ask(geolocation) {
  return new Promise((resolve, reject) => {
    geolocation.getCurrentPosition(({ coords }) => resolve(coords), reject,
      { enableHighAccuracy: false, timeout: 15000, maximumAge: 60000 });
  });
}

/**
 * Where the person is, as a place that is known.
 * @returns {Promise<{label: string, said: string}>}
 */
export async function findHere(geolocation, known) {
  try {
    const { latitude, longitude, accuracy } = await ask(geolocation);
    return nearestKnown(toGrid(latitude, longitude), known, accuracy);
  } catch ({ code }) {
    return { label: '', said: SAID[code] || SAID[2] };
  }
}
