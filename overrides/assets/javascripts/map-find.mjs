// What the find page's map shows: the places of what was found, in the order of the list, and the circle looked in.

import { drawCard, element, toCard } from './card.mjs';
import { MILE, cell } from './search.mjs';

/** The rows in the order in which the list shows them; rows that are equal in it stay as they are. */
export function inOrder(rows, keyOf) {
  const keys = Float64Array.from(rows, keyOf);
  return Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b] || a - b).map((number) => rows[number]);
}

/** The places of some rows: the first of each, then its others. */
export function placesOfRows(shelf, rows) {
  return rows.flatMap((row) => {
    if (!shelf.placed[row]) return [];
    const first = [shelf.east[row], shelf.north[row], +cell(shelf, row, 'exact', 0)];
    return [first, ...(shelf.more.get(row) || [])].map(([e, n, exact]) => ({ e, n, exact, name: shelf.name[row], of: row }));
  });
}

/** @param {HTMLElement} finder which keeps what was found last */
export function openFindSource(finder) {
  let heard = () => {};
  finder.addEventListener('found', () => queueMicrotask(() => heard()));
  const manifest = JSON.parse(document.getElementById('finder-data').textContent);
  return {
    before: finder.querySelector('[data-at="results"]'),
    /** Who is told when something else was found. */
    onChange: (tell) => { heard = tell; },
    now() {
      const { shelf, rows, apart, centre, query, slim, now, gentle } = finder.answer;
      const places = shelf && !slim ? placesOfRows(shelf, inOrder(rows, finder.keyOf)) : [];
      return {
        places, count: rows.length, apart: apart.length, slim, metres: query.within * MILE, centres: centre ? centre.points : [],
        card: (row) => element('ul', { class: 'map-cards', role: 'list' },
          drawCard(toCard(shelf, row, { manifest, now, centre, gentle }), shelf.summary[row])),
      };
    },
  };
}
