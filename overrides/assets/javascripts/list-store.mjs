// My list, where it is kept: on the device or in the tab, as the person said, or in this page where the browser
// refuses both. It is read anew each time, so that another tab or "Forget everything" is noticed at once.

export const KEY = 'list';
const DAY_MS = 864e5;
const LEEWAY_MS = 6e5;
const LENGTHS = { heading: 80, note: 600, step: 300, line: 300 };
const MOST = 200;

/**
 * @typedef {{day: number, how: string, line: string, next: string}} Visit what was said of a date that has passed
 * @typedef {{slug: string, facts: object, shelf: string, note: string, step: string, due: number, gone: boolean,
 *   stopped: boolean, tried: Visit[]}} Entry
 * @typedef {{used: number, heading: string, rests: object, stale: number, entries: Entry[]}} List
 */

const text = (value, most) => (typeof value === 'string' ? value.slice(0, most) : '');
const object = (value) => (value && typeof value === 'object' && !Array.isArray(value) ? value : {});
const list = (value) => (Array.isArray(value) ? value : []);
const number = (value) => (Number.isFinite(value) ? value : 0);

const toVisit = (said) => ({
  day: number(said.day), how: text(said.how, 9), line: text(said.line, LENGTHS.line), next: text(said.next, 9),
});

/** An entry with everything in its place, whatever was kept. @returns {Entry} */
export const toEntry = (kept) => ({
  slug: text(kept.slug, 100), facts: object(kept.facts), shelf: text(kept.shelf, 40), note: text(kept.note, LENGTHS.note),
  step: text(kept.step, LENGTHS.step), due: number(kept.due), gone: kept.gone === true, stopped: kept.stopped === true,
  tried: list(kept.tried).map(object).map(toVisit),
});

/** The list out of what a browser has kept; null where that is none. @returns {List | null} */
export function readList(kept) {
  try {
    const said = JSON.parse(kept);
    if (!said || !Array.isArray(said.entries)) return null;
    const entries = said.entries.map(object).map(toEntry).filter(({ slug }) => /^[a-z0-9-]+$/.test(slug)).slice(0, MOST);
    return { used: number(said.used), heading: text(said.heading, LENGTHS.heading), rests: object(said.rests),
      stale: number(said.stale), entries };
  } catch {
    return null;
  }
}

export const emptyList = () => ({ used: 0, heading: '', rests: {}, stale: 0, entries: [] });

/** Whether a list was last used more than a day ago; one from a time that is still to come may be as old as any. */
export const isOld = ({ used }, now) => now - used > DAY_MS || used - now > LEEWAY_MS;

/** Where lists are kept, in the order in which they are looked for. */
const PLACES = { phone: () => localStorage, tab: () => sessionStorage };

/**
 * The one list of this device.
 * @param {{clock?: () => number, places?: Object<string, () => Storage>}} around
 */
export function openList({ clock = Date.now, places = PLACES } = {}) {
  let inPage = null;
  const heard = new Set();
  const tell = () => heard.forEach((each) => each());

  function kept(place) {
    try { return readList(places[place]().getItem(KEY)); } catch { return null; }
  }

  function place() {
    return Object.keys(places).find(kept) || (inPage ? 'page' : '');
  }

  const read = () => (place() === 'page' ? readList(inPage) : kept(place()));

  function write(value, where) {
    const said = JSON.stringify({ ...value, used: clock() });
    try {
      places[where]().setItem(KEY, said);
      inPage = null;
    } catch {
      inPage = said;
    }
    tell();
  }

  function clear() {
    inPage = null;
    for (const each of Object.values(places)) try { each().removeItem(KEY); } catch { /* it keeps nothing */ }
    tell();
  }

  if (typeof addEventListener === 'function') {
    addEventListener('storage', ({ key }) => { if (key === KEY || key === null) tell(); });
    addEventListener('pageshow', ({ persisted }) => persisted && tell());
    document.addEventListener('forget', clear);
  }

  return {
    read,
    /** phone, tab, page, or '' where there is no list yet. */
    place,
    /** Whether there is a list that must not be shown before somebody has said so. */
    isOld: () => { const now = read(); return Boolean(now) && now.entries.length > 0 && isOld(now, clock()); },
    /** Whether the browser keeps anything in that place. */
    canKeep(where) {
      try {
        places[where]().setItem(`${KEY}?`, '');
        places[where]().removeItem(`${KEY}?`);
        return true;
      } catch {
        return false;
      }
    },
    /** Changes the list as it stands now, whoever has changed it last. */
    change(how, where = place() || 'page') {
      const now = read() || emptyList();
      write(how(now) || now, where);
    },
    clear,
    onChange: (then) => heard.add(then),
  };
}

/** The list with one entry changed. */
export const withEntry = (slug, change) => (now) => ({
  ...now, entries: now.entries.map((entry) => (entry.slug === slug ? { ...entry, ...change(entry) } : entry)),
});

/** The list with these listings at its end, each once. */
export const withAdded = (slugs, factsOf = () => ({})) => (now) => ({
  ...now, entries: [...now.entries, ...slugs.filter((slug) => !now.entries.some((entry) => entry.slug === slug))
    .map((slug) => toEntry({ slug, facts: factsOf(slug) }))],
});

export const without = (slug) => (now) => ({ ...now, entries: now.entries.filter((entry) => entry.slug !== slug) });

/** The list with one entry so many places further down, or up; it stays within the list. */
export function moved(slug, steps) {
  return (now) => {
    const entries = [...now.entries];
    const from = entries.findIndex((entry) => entry.slug === slug);
    const to = Math.min(Math.max(from + steps, 0), entries.length - 1);
    if (from < 0) return now;
    entries.splice(to, 0, ...entries.splice(from, 1));
    return { ...now, entries };
  };
}
