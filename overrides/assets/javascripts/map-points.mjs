// The points of a map: one mark for each place, one with a number where several stand together, a ring where only
// the rough position is known. What is in view stands in the page, in the order of the list.

import { element } from './element.mjs';
import { clustersOf } from './map-cluster.mjs';

/** Marks are as large as a finger, so none covers another. */
const NEAR = 44;
const RINGS_AT_ONCE = 200;
const POSTCODE = 1;

export const isRough = ({ exact }) => exact > POSTCODE;

/** What a mark is called. @param {object[]} of the places it stands for */
export function markWords(of, numbers, count) {
  if (of.length === 1) return `${of[0].name}, ${numbers[0] + 1} of ${count}${isRough(of[0]) ? ', only roughly here' : ''}`;
  return `${of.length} places close together, first ${of[0].name}`;
}

/**
 * @param {object} leaflet @param {object} map
 * @param {(e: number, n: number) => number[]} toPoint
 * @param {(numbers: number[], mark: HTMLElement) => void} press what a press on a mark does
 */
export function openPoints(leaflet, map, toPoint, press) {
  let [places, spots, across, down, chosen, drawn, key] = [[], [], [], [], -1, [], ''];
  let groups = { zoom: NaN, chosen: NaN, of: [] };
  const rings = leaflet.layerGroup().addTo(map);

  /** The groups at this scale; worked out once for it. */
  function groupsNow() {
    const zoom = map.getZoom();
    if (groups.zoom !== zoom || groups.chosen !== chosen) {
      // At every scale the same picture, larger or smaller: so the points themselves are only worked out once.
      groups = { zoom, chosen, of: clustersOf(across, down, NEAR / map.getZoomScale(zoom, 0), chosen) };
    }
    return groups.of;
  }

  function drawMark({ at, of }) {
    const [rough, many] = [of.every((number) => isRough(places[number])), of.length > 1];
    const look = ['map-mark', rough && 'rough', many && 'many', of.includes(chosen) && 'chosen'].filter(Boolean).join(' ');
    const icon = leaflet.divIcon({ className: look, iconSize: [NEAR, NEAR], html: element('span', {}, many ? String(of.length) : '') });
    const marker = leaflet.marker(spots[at], { icon, keyboard: false, zIndexOffset: of.includes(chosen) ? 1e6 : 0 }).addTo(map);
    const mark = marker.getElement();
    const words = markWords(of.map((number) => places[number]), of, places.length);
    for (const [name, value] of Object.entries({ role: 'button', tabindex: '0', 'aria-label': words, translate: 'no', 'data-place': of[0] })) {
      mark.setAttribute(name, value);
    }
    marker.on('click', () => press(of, mark));
    mark.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      press(of, mark);
    });
    return { marker, mark, of };
  }

  function drawRings(inView) {
    rings.clearLayers();
    const seen = new Set();
    for (const number of inView.flatMap(({ of }) => of)) {
      const { e, n, r } = places[number];
      const ring = `${e} ${n} ${r}`;
      if (!isRough(places[number]) || seen.has(ring) || seen.size === RINGS_AT_ONCE) continue;
      seen.add(ring);
      rings.addLayer(leaflet.circle(spots[number], { radius: r, interactive: false, className: 'map-rough' }));
    }
  }

  /** Draws what is in view; marks that are there already stay, and so does the focus. */
  function draw() {
    const view = map.getBounds();
    const inView = groupsNow().filter(({ at }) => view.contains(spots[at]));
    const next = `${groups.zoom} ${chosen} ${inView.map(({ at }) => at)}`;
    if (next === key) return;
    const focused = drawn.find(({ mark }) => mark === document.activeElement);
    drawn.forEach(({ marker }) => marker.remove());
    drawn = inView.map(drawMark);
    drawRings(inView);
    key = next;
    if (focused) focus(focused.of[0]);
  }

  /** Gives the focus to the mark that stands for a place. */
  function focus(number) {
    const found = drawn.find(({ of }) => of.includes(number));
    (found ? found.mark : map.getContainer()).focus({ preventScroll: true });
  }

  map.on('moveend', draw);
  return {
    /** Takes other places over; they are drawn when the map has moved to them. */
    hold(some) {
      [places, chosen, key] = [some, -1, ''];
      spots = places.map(({ e, n }) => leaflet.latLng(toPoint(e, n)));
      [across, down] = [new Float64Array(spots.length), new Float64Array(spots.length)];
      spots.forEach((spot, number) => { ({ x: across[number], y: down[number] } = map.project(spot, 0)); });
      groups = { zoom: NaN, chosen: NaN, of: [] };
    },
    choose(number) {
      chosen = number;
      draw();
    },
    focus,
    spotOf: (number) => spots[number],
    bounds: (numbers) => leaflet.latLngBounds(numbers ? numbers.map((number) => spots[number]) : spots),
    /** Whether a closer look tells these places apart. */
    canPart: (numbers) => {
      const [first, ...rest] = numbers.map((number) => map.project(spots[number], map.getMaxZoom()));
      return rest.some((spot) => spot.distanceTo(first) > NEAR);
    },
  };
}
