// "Not for me": results that a person has put away, in this tab only, until they are asked for again.
// Loaded when the first is put away, or where the tab remembers some.

import { element } from './card.mjs';
import { slugOf } from './search.mjs';

export const KEY = 'not-for-me';

/** Slugs out of what the tab holds; whatever else stands there counts as nothing. */
export function readSlugs(text) {
  try {
    const slugs = JSON.parse(text);
    return Array.isArray(slugs) ? slugs.filter((slug) => typeof slug === 'string') : [];
  } catch {
    return [];
  }
}

/**
 * What is put away. It is read anew each time, so that what another page of the tab forgets is forgotten here.
 * @param {() => void} showAnew called when something was forgotten
 * @param {() => Storage} storage where the tab keeps it; where the browser refuses, this page remembers it
 */
export function openAway(showAnew, storage = () => sessionStorage) {
  let said = null;

  function slugs() {
    if (said) return said;
    try { return readSlugs(storage().getItem(KEY)); } catch { return []; }
  }

  function keep(left) {
    try {
      if (left.length) storage().setItem(KEY, JSON.stringify(left));
      else storage().removeItem(KEY);
      said = null;
    } catch {
      said = left;
    }
  }

  /** The slugs of these rows that are put away; every row is looked at once for each shelf and each change. */
  function rowsOf(shelf) {
    const put = slugs();
    const known = put.join();
    if (!shelf.away || shelf.away.known !== known) {
      const rows = new Map();
      for (let row = 0; put.length && row < shelf.size; row++) {
        const slug = slugOf(shelf, row);
        if (put.includes(slug)) rows.set(row, slug);
      }
      shelf.away = { known, rows };
    }
    return shelf.away.rows;
  }

  document.addEventListener('forget', () => {
    keep([]);
    showAnew();
  });
  // A page that comes back as it was left, after another page of the tab has forgotten everything.
  addEventListener('pageshow', ({ persisted }) => { if (persisted) showAnew(); });

  return {
    /** An answer without what is put away: `away` are the slugs that it would have, `whole` is the answer with them. */
    without({ whole, ...answer }) {
      const all = whole || answer;
      if (!all.shelf) return all;
      const put = rowsOf(all.shelf);
      const left = (row) => !put.has(row);
      const away = [...put].filter(([row]) => all.rows.includes(row) || all.apart.includes(row)).map(([, slug]) => slug);
      return { ...all, rows: all.rows.filter(left), apart: all.apart.filter(left), away, whole: all };
    },
    add: (slug) => keep([...new Set([...slugs(), slug])]),
    bringBack: (some) => keep(slugs().filter((slug) => !some.includes(slug))),
  };
}

/**
 * What is put away, on the find page: hidden there, told of, and shown again.
 * @param {{at: (name: string) => HTMLElement, show: () => void, answered: () => object | null}} page its places, how to
 *   show the list anew, and the answer that stands there
 */
export function openPutAway({ at, show, answered }) {
  const { without, add, bringBack } = openAway(() => answered() && show());
  return {
    without,
    /** How many of these results are put away, with the way back. @returns {string} "2 hidden", or nothing */
    tell() {
      const { length } = answered().away || [];
      const said = length ? `${length} hidden` : '';
      at('away').hidden = !said;
      at('away').replaceChildren(`${said}. `, element('button', { type: 'button', class: 'button plain', 'data-back': '' },
        length > 1 ? 'Show them again' : 'Show it again'));
      return said;
    },
    /** Hides what stood at this number of a list; the next one has the focus. */
    put(slug, list, number) {
      add(slug);
      show();
      const next = list.children[Math.min(number, list.children.length - 1)];
      (next ? next.querySelector('h3 a') : at('away').querySelector('button')).focus();
    },
    bringBack() {
      bringBack(answered().away);
      show();
      at('heading').focus();
    },
  };
}
