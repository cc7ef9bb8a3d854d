// The map itself: points of what is in the list, in its order, on a plain ground. Leaflet draws it.

import { element } from './element.mjs';
import { drawBar } from './map-bar.mjs';
import { openCards } from './map-card.mjs';
import { drawAreas, drawRings, groundOf } from './map-ground.mjs';
import { loadMap } from './map-load.mjs';
import { isRough, openPoints } from './map-points.mjs';
import { reachOf } from './map-reach.mjs';
import { drawStreets, layerOf, streetsOf } from './map-streets.mjs';

const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
const ANYWHERE = [400000, 400000];

const some = (count, one, many) => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`);

/** What stands above the map: how much of the list is on it, and what is not. */
export function countWords({ places, count, apart, slim }) {
  if (slim) return 'Say where first: then the map shows what is near.';
  const shown = new Set(places.map(({ of }) => of)).size;
  const more = places.length > shown ? `, at ${some(places.length, 'place', 'places')}` : '';
  const left = count - shown + apart;
  return `${some(shown, 'activity', 'activities')} on the map${more}.`
    + (left ? ` ${some(left, 'other has', 'others have')} no place to show.` : '');
}

/**
 * @typedef {{e: number, n: number, exact: number, name: string, of: any, r?: number}} Place `of` is the activity there
 * @typedef {{places: Place[], count: number, apart: number, slim?: boolean, centres: object[], metres: number,
 *   around?: number, card: (of: any) => HTMLElement}} Answer what the map shows; rings around centres, as far as metres
 */

/**
 * Opens the map before an element.
 * @param {{before: HTMLElement, now: () => Answer | Promise<Answer>, onChange: (tell: () => void) => void}} source
 * @param {() => void} leave what closes it
 */
export async function openMap(source, leave) {
  const { leaflet, town, reaches } = await loadMap();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let answer = await source.now();
  let [map, ground, points, rings, at, turn, closed] = [null, null, null, null, -1, 0, false];

  const live = (kind) => element('p', { class: kind, 'aria-live': 'polite' });
  const [said, told, missed] = [live('map-said'), live('hidden-words'), live('small')];
  const thanks = element('p', { class: 'small map-thanks' });
  const plain = element('div', { class: 'map' });
  const past = element('p', { tabindex: '-1', class: 'hidden-words' }, 'End of the map');
  const skip = element('a', { class: 'map-past', href: '#' }, 'Past the map');
  const cards = openCards((number) => points.focus(number));
  const { bar, steps } = drawBar({
    step, zoom: (by) => map.setZoom(map.getZoom() + by), pan: (by) => map.panBy(by, { animate: !still }), all: fit,
  });
  const streets = town.pictures && streetsOf(town.pictures);
  const asking = streets && drawStreets(streets, draw);
  if (asking) bar.append(asking.pressed);
  const room = element('section', { class: 'map-room no-print', 'aria-label': 'Map' },
    said, skip, bar, asking ? asking.asked : '', told, element('div', { class: 'map-frame' }, plain, cards.room),
    element('p', { class: 'small' }, 'A dot is a place; a number, several close together. A dashed ring: somewhere in it. '
      + 'Arrow keys on a dot go through them in the order of the list, Enter opens one, Escape closes it.'),
    thanks, missed, past);

  /** Begins the map anew: with streets below it, it is another projection. */
  function draw(on) {
    cards.close();
    if (map) map.remove();
    ground = groundOf(leaflet, on);
    // Without an animation of the zoom, whatever is pressed while one runs is not undone by its end.
    map = leaflet.map(plain, {
      crs: ground.crs, minZoom: ground.zooms[0], maxZoom: ground.zooms[1], zoomSnap: ground.snap, zoomControl: false,
      attributionControl: false, zoomAnimation: false, fadeAnimation: !still, inertia: !still,
    });
    plain.setAttribute('role', 'group');
    plain.setAttribute('aria-label', 'The map. Arrow keys move it, plus and minus look closer and wider.');
    map.setView(ground.toPoint(...middle()), ground.near);
    leaflet.control.scale({ maxWidth: 120 }).addTo(map);
    missed.textContent = '';
    thanks.textContent = on ? streets.attribution : '';
    if (on) {
      layerOf(leaflet, streets).addTo(map).once('tileerror', () => {
        missed.textContent = 'Some pictures of streets did not come. The points stand as they are.';
      });
    }
    drawAreas(leaflet, map, town.areas, ground.toPoint);
    points = openPoints(leaflet, map, ground.toPoint, press);
    rings = null;
    show();
  }

  function middle() {
    const [first] = [...answer.centres, ...answer.places];
    const [area] = town.areas;
    return first ? [first.e, first.n] : area ? area.slice(1, 3) : ANYWHERE;
  }

  /** Moves so that everything is in sight. */
  function fit() {
    const { centres, places, around = 0 } = answer;
    const bounds = points.bounds();
    for (const { e, n } of centres) {
      for (const metres of [-around, around]) bounds.extend(ground.toPoint(e + metres, n + metres));
    }
    if (places.length) map.fitBounds(bounds, { padding: [36, 36], maxZoom: ground.near, animate: false });
    else map.setView(ground.toPoint(...middle()), ground.near - 3, { animate: false });
  }

  function show() {
    cards.close();
    at = -1;
    for (const place of answer.places) if (isRough(place)) place.r = reachOf(place, reaches);
    if (rings) rings.remove();
    rings = drawRings(leaflet, map, answer, ground.toPoint);
    points.hold(answer.places);
    fit();
    steps.hidden = answer.places.length < 2;
    said.textContent = countWords(answer);
  }

  /** Takes over what the list shows now; of two changes the last one counts. */
  async function refresh() {
    const mine = ++turn;
    try {
      const next = await source.now();
      if (closed || mine !== turn) return;
      answer = next;
      show();
    } catch {
      if (!closed) said.textContent = 'The places could not be loaded. It may be the signal.';
    }
  }

  /** A mark was pressed: a closer look where that tells its places apart, else their cards. */
  function press(numbers) {
    if (numbers.length > 1 && points.canPart(numbers)) {
      map.fitBounds(points.bounds(numbers), { padding: [48, 48], animate: false });
      points.focus(numbers[0]);
      return;
    }
    cards.open(numbers, [...new Set(numbers.map((number) => answer.places[number].of))].map(answer.card));
  }

  /** Goes to the next place, or the one before, and round at the ends. */
  function step(by) {
    const count = answer.places.length;
    go(at < 0 && by < 0 ? count - 1 : (at + by + count) % count);
    told.textContent = `${at + 1} of ${count}: ${answer.places[at].name}`;
  }

  function go(number) {
    at = number;
    if (!map.getBounds().pad(-0.1).contains(points.spotOf(at))) map.panTo(points.spotOf(at), { animate: false });
    points.choose(at);
  }

  room.addEventListener('keydown', (event) => {
    const mark = event.target.closest('.map-mark');
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (cards.isOpen()) cards.close();
      else leave();
    } else if (mark && KEYS[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      go(Math.min(answer.places.length - 1, Math.max(0, +mark.dataset.place + KEYS[event.key])));
      points.focus(at);
    }
  }, true);
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    past.focus();
  });

  source.before.before(room);
  draw(false);
  source.onChange(refresh);
  return {
    close() {
      closed = true;
      map.remove();
      room.remove();
    },
  };
}
