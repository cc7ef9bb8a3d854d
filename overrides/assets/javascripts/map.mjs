// The map itself: points of what is in the list, in its order, on a plain ground. Leaflet draws it; it is loaded here
// and nowhere else, when somebody has asked for the map.

import { button, element } from './element.mjs';
import { drawAreas, drawRings, groundOf } from './map-ground.mjs';
import { isRough, openPoints } from './map-points.mjs';
import { reachOf, reachesOf } from './map-reach.mjs';
import { drawStreets, layerOf, streetsOf } from './map-streets.mjs';

const HERE = new URL('.', import.meta.url);
const DATA = new URL('../../data/', HERE);
const MOST_CARDS = 30;
const PAN = 150;

const get = async (path) => {
  const answer = await fetch(new URL(path, DATA));
  if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
  return answer.json();
};

function style(name) {
  const link = element('link', { rel: 'stylesheet', href: new URL(`../stylesheets/${name}`, HERE).href });
  if ([...document.styleSheets].some(({ href }) => href === link.href)) return null;
  document.head.append(link);
  return new Promise((done, refuse) => { [link.onload, link.onerror] = [done, refuse]; });
}

/** Leaflet, the ground, and how everything looks; all of it is the same for everyone. */
async function load() {
  const [, town, sectors] = await Promise.all([
    import('./leaflet.js'), get('map/ground.json'), get('places/sectors.json').catch(() => ({})),
    style('leaflet.css'), style('map.css'),
  ]);
  return { leaflet: window.L, town, reaches: reachesOf(sectors) };
}

/** A button whose words are only heard. */
const sign = (shown, words, press) => button('quiet', [
  element('span', { 'aria-hidden': 'true' }, shown), element('span', { class: 'hidden-words' }, words)], press);

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
 * Opens the map before an element.
 * @param {{before: HTMLElement, now: () => object | Promise<object>, onChange: (tell: () => void) => void}} source
 * @param {() => void} leave what closes it
 */
export async function openMap(source, leave) {
  const { leaflet, town, reaches } = await load();
  let [answer, map, ground, points, rings, opener, at, closed] = [null, null, null, null, null, -1, -1, false];
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const parts = {
    said: element('p', { class: 'map-said', role: 'status' }),
    step: element('p', { class: 'hidden-words', role: 'status' }),
    plain: element('div', { class: 'map' }),
    card: element('div', { class: 'map-card', role: 'dialog', 'aria-label': 'On the map' }),
    steps: element('div', { role: 'group', 'aria-label': 'In the order of the list' },
      button('quiet', 'Before', () => step(-1)), button('quiet', 'Next', () => step(1))),
    thanks: element('p', { class: 'small map-thanks' }),
    missed: element('p', { class: 'small', role: 'status' }),
    past: element('p', { tabindex: '-1', class: 'hidden-words' }, 'End of the map'),
  };
  parts.card.hidden = true;
  const move = (x, y) => () => map.panBy([x * PAN, y * PAN], { animate: !still });
  const bar = element('div', { class: 'map-bar' },
    parts.steps,
    element('div', { role: 'group', 'aria-label': 'Look' }, sign('+', 'Closer', () => map.zoomIn(1, { animate: !still })),
      sign('−', 'Wider', () => map.zoomOut(1, { animate: !still })), button('quiet', 'All', () => fit())),
    element('div', { role: 'group', 'aria-label': 'Move' }, sign('←', 'Left', move(-1, 0)), sign('↑', 'Up', move(0, -1)),
      sign('↓', 'Down', move(0, 1)), sign('→', 'Right', move(1, 0))));
  const streets = town.pictures && streetsOf(town.pictures);
  const asking = streets && drawStreets(streets, (on) => draw(on));
  if (asking) bar.append(asking.pressed);
  const room = element('section', { class: 'map-room no-print', 'aria-label': 'Map' },
    parts.said, element('a', { class: 'map-past', href: '#' }, 'Past the map'), bar, asking ? asking.asked : '', parts.step,
    element('div', { class: 'map-frame' }, parts.plain, parts.card),
    element('p', { class: 'small map-key' }, 'A dot is a place; a number, several close together. A dashed ring: somewhere in it. '
      + 'Arrow keys on a dot go through them in the order of the list, Enter opens one, Escape closes it.'),
    parts.thanks, parts.missed, parts.past);

  /** Begins the map anew: with streets below it, it is another projection. */
  function draw(on) {
    closeCard();
    if (map) map.remove();
    ground = groundOf(leaflet, on);
    map = leaflet.map(parts.plain, {
      crs: ground.crs, minZoom: ground.zooms[0], maxZoom: ground.zooms[1], zoomControl: false, attributionControl: false,
      zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still, keyboardPanDelta: 120,
    });
    map.setView(ground.toPoint(...middle()), ground.near);
    for (const [name, value] of Object.entries({ role: 'group', 'aria-label': 'The map. Arrow keys move it, plus and minus look closer and wider.' })) {
      parts.plain.setAttribute(name, value);
    }
    leaflet.control.scale({ maxWidth: 120 }).addTo(map);
    if (on) {
      const layer = layerOf(leaflet, streets).addTo(map);
      layer.once('tileerror', () => { parts.missed.textContent = 'Some pictures of streets did not come. The points stand as they are.'; });
    }
    parts.missed.textContent = '';
    parts.thanks.textContent = on ? streets.attribution : '';
    parts.plain.classList.toggle('on-streets', on);
    drawAreas(leaflet, map, town.areas, ground.toPoint);
    points = openPoints(leaflet, map, ground.toPoint, press);
    [rings, at] = [null, -1];
    showAnswer();
  }

  function middle() {
    const [first] = answer ? [...answer.centres, ...answer.places] : [];
    const [area] = town.areas;
    return first ? [first.e, first.n] : area ? area.slice(1, 3) : [400000, 400000];
  }

  function fit() {
    const { centres, places, around = 0 } = answer;
    const bounds = points.bounds();
    for (const { e, n } of centres) {
      for (const metres of [-around, around]) bounds.extend(ground.toPoint(e + metres, n + metres));
    }
    if (places.length) map.fitBounds(bounds, { padding: [36, 36], maxZoom: ground.near, animate: false });
    else map.setView(ground.toPoint(...middle()), ground.near - 3, { animate: false });
  }

  function showAnswer() {
    closeCard();
    at = -1;
    for (const place of answer.places) if (isRough(place)) place.r = reachOf(place, reaches);
    if (rings) rings.remove();
    rings = drawRings(leaflet, map, answer, ground.toPoint);
    points.hold(answer.places);
    fit();
    parts.steps.hidden = answer.places.length < 2;
    parts.said.textContent = countWords(answer);
  }

  /** Takes over what the list shows now. */
  let turn = 0;
  async function refresh() {
    const mine = ++turn;
    const next = await source.now();
    if (closed || mine !== turn) return;
    answer = next;
    if (map) showAnswer();
  }

  function press(numbers) {
    if (numbers.length > 1 && points.canPart(numbers)) {
      map.fitBounds(points.bounds(numbers), { padding: [48, 48], animate: false });
      points.focus(numbers[0]);
      return;
    }
    openCard(numbers);
  }

  function openCard(numbers) {
    opener = numbers[0];
    const rows = [...new Set(numbers.map((number) => answer.places[number].of))];
    const left = rows.length - MOST_CARDS;
    parts.card.replaceChildren(button('plain map-card-close', 'Close', closeCard),
      ...rows.slice(0, MOST_CARDS).map(answer.card),
      left > 0 ? element('p', { class: 'small' }, `${some(left, 'more is', 'more are')} here. See the list.`) : '');
    parts.card.hidden = false;
    parts.card.scrollTop = 0;
    parts.card.querySelector('a').focus({ preventScroll: true });
  }

  function closeCard() {
    if (parts.card.hidden) return;
    const inside = parts.card.contains(document.activeElement);
    parts.card.hidden = true;
    parts.card.replaceChildren();
    if (inside) points.focus(opener);
  }

  /** Goes to the next place, or the one before, in the order of the list. */
  function step(steps) {
    const { places } = answer;
    if (!places.length) return;
    go(at < 0 ? (steps > 0 ? 0 : places.length - 1) : (at + steps + places.length) % places.length);
  }

  function go(number, alsoFocus = false) {
    at = number;
    if (!map.getBounds().pad(-0.1).contains(points.spotOf(at))) map.panTo(points.spotOf(at), { animate: false });
    points.choose(at);
    const { name } = answer.places[at];
    if (alsoFocus) points.focus(at);
    else parts.step.textContent = `${at + 1} of ${answer.places.length}: ${name}`;
  }

  const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  room.addEventListener('keydown', (event) => {
    const mark = event.target.closest('.map-mark');
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (parts.card.hidden) leave();
      else closeCard();
    } else if (mark && answer.places.length && (KEYS[event.key] || event.key === 'Home' || event.key === 'End')) {
      event.preventDefault();
      event.stopPropagation();
      const last = answer.places.length - 1;
      const from = +mark.dataset.place;
      go(event.key === 'Home' ? 0 : event.key === 'End' ? last : Math.min(last, Math.max(0, from + KEYS[event.key])), true);
    }
  });
  room.querySelector('.map-past').addEventListener('click', (event) => {
    event.preventDefault();
    parts.past.focus();
  });

  await refresh();
  source.before.before(room);
  draw(false);
  source.onChange(() => { if (!closed) refresh().catch(() => { parts.said.textContent = 'The places could not be loaded. It may be the signal.'; }); });
  return {
    close() {
      closed = true;
      map.remove();
      room.remove();
    },
  };
}
