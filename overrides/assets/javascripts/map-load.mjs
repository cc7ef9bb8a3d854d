// What the map needs from us: Leaflet, how it looks, the parts of the town, and how far sectors of postcodes reach.
// All of it is the same for everyone, and nothing of it is asked for before somebody opens the map.

import { element } from './element.mjs';
import { reachesOf } from './map-reach.mjs';

const HERE = new URL('.', import.meta.url);
const DATA = new URL('../../data/', HERE);

async function get(path) {
  const answer = await fetch(new URL(path, DATA));
  if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
  return answer.json();
}

/** Loads a style sheet once. */
function dress(name) {
  const { href } = new URL(`../stylesheets/${name}`, HERE);
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return null;
  return new Promise((done, refuse) => {
    const link = element('link', { rel: 'stylesheet', href });
    [link.onload, link.onerror] = [done, refuse];
    document.head.append(link);
  });
}

/** @returns {Promise<{leaflet: object, town: {areas: any[][], pictures?: object}, reaches: Map<string, number>}>} */
export async function loadMap() {
  const [, town, sectors] = await Promise.all([
    import('./leaflet.js'), get('map/ground.json'), get('places/sectors.json').catch(() => ({})),
    // Ours comes after its own, so that it has the last word.
    Promise.resolve(dress('leaflet.css')).then(() => dress('map.css')),
  ]);
  return { leaflet: window.L, town, reaches: reachesOf(sectors) };
}
