// The ground of a map: which way metres of the National Grid become pixels, and what is drawn below the points.

import { toDegrees } from './degrees.mjs';

const MILE = 1609.344;
const METRE_ZOOM = 16;
const RINGS = [0.5, 1, 2, 5, 10, 20];
const WORDS = { 0.5: 'half a mile', 1: '1 mile' };
const [LETTER, LINE] = [9, 24];
const NAMES = 'names';

/** Metres as they are: no picture of streets lies below, so nothing needs to be bent. */
const gridOf = (leaflet) => ({
  ...leaflet.CRS.Simple, scale: (zoom) => 2 ** (zoom - METRE_ZOOM), zoom: (scale) => Math.log2(scale) + METRE_ZOOM,
});

/**
 * How points are put on the map.
 * @param {object} leaflet @param {boolean} streets whether pictures of streets lie below, which are in degrees
 * @returns {{crs: object, zooms: [number, number], snap: number, near: number, toPoint: (e: number, n: number) => number[]}}
 */
export const groundOf = (leaflet, streets) => (streets
  ? { crs: leaflet.CRS.EPSG3857, zooms: [5, 19], snap: 1, near: 16, toPoint: (e, n) => toDegrees(e, n) }
  : { crs: gridOf(leaflet), zooms: [4, 18], snap: 0.25, near: 15, toPoint: (e, n) => [n, e] });

/** The rings that are worth drawing around a place of which so many metres are looked at. */
export function ringsFor(metres) {
  const within = RINGS.filter((miles) => miles * MILE <= metres * 1.01);
  return (within.length ? within : RINGS.slice(0, 1)).slice(-3).map((miles) => (
    { metres: miles * MILE, words: WORDS[miles] || `${miles} miles` }));
}

function label(leaflet, words, kind) {
  const said = document.createElement('span');
  said.textContent = words;
  said.translate = false;
  return leaflet.divIcon({ html: said, className: `map-label ${kind}`, iconSize: [0, 0] });
}

/**
 * Which names can be written without covering one another, the first ones first.
 * @param {{words: string, x: number, y: number}[]} labels where their middles are, in pixels
 * @returns {boolean[]}
 */
export function roomFor(labels) {
  const taken = [];
  return labels.map(({ words, x, y }) => {
    const half = words.length * LETTER / 2 + LETTER;
    const free = taken.every((each) => Math.abs(each.x - x) > each.half + half || Math.abs(each.y - y) > LINE);
    if (free) taken.push({ x, y, half });
    return free;
  });
}

/** Draws the parts of the town, each as a ring of its reach with its name, and writes names where there is room. */
export function drawAreas(leaflet, map, areas, toPoint) {
  // Below the points, and above all that is drawn.
  map.createPane(NAMES).style.zIndex = 450;
  const named = areas.map(([words, e, n, metres]) => {
    if (metres) leaflet.circle(toPoint(e, n), { radius: metres, interactive: false, className: 'map-area' }).addTo(map);
    const icon = label(leaflet, words, 'area');
    return { words, marker: leaflet.marker(toPoint(e, n + metres), { icon, interactive: false, keyboard: false, pane: NAMES }) };
  });
  function writeNames() {
    const labels = named.map(({ words, marker }) => ({ words, ...map.latLngToLayerPoint(marker.getLatLng()) }));
    roomFor(labels).forEach((free, number) => (free ? named[number].marker.addTo(map) : named[number].marker.remove()));
  }
  map.on('zoomend', writeNames);
  writeNames();
}

/** Draws the rings around the places that are looked at from, each with its distance. */
export function drawRings(leaflet, map, { centres = [], metres = 0 }, toPoint) {
  const drawn = leaflet.layerGroup().addTo(map);
  for (const { e, n } of centres) {
    drawn.addLayer(leaflet.circleMarker(toPoint(e, n), { radius: 5, interactive: false, className: 'map-centre' }));
    for (const ring of ringsFor(metres)) {
      drawn.addLayer(leaflet.circle(toPoint(e, n), { radius: ring.metres, interactive: false, fill: false, className: 'map-ring' }));
      drawn.addLayer(leaflet.marker(toPoint(e, n - ring.metres), { icon: label(leaflet, ring.words, 'distance'), interactive: false, keyboard: false, pane: NAMES }));
    }
  }
  return drawn;
}
