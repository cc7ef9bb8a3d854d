// The worker, its caches and what was chosen about them, as the pages see them. sw.js knows the same names of caches.

export const SITE = new URL('../../', import.meta.url).href;
const NAME = `hereabouts ${new URL(SITE).pathname} `;
export const CORE = `${NAME}core`;
export const SAVED = `${NAME}saved `;
const CHOICE = 'offline';

export const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** An element with attributes and children; texts become text, whatever they hold. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Waits until the worker of a registration is in charge; refuses where it could not fetch all that it needs. */
export async function inCharge({ installing, active }) {
  if (active || !installing) return;
  await new Promise((done, refuse) => {
    installing.addEventListener('statechange', () => {
      if (installing.state === 'activated') done();
      if (installing.state === 'redundant') refuse(new Error('not installed'));
    });
  });
}

/** "340 KB", "1.2 MB" */
export function sizeWords(bytes) {
  return bytes < 950_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** One of the lists that the press has written: what it is made of and how large it is. */
export async function readList(name) {
  const answer = await fetch(`${SITE}offline/${name}.json`, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer.json();
}

let registering = null;
const isForgotten = () => 'forgotten' in document.documentElement.dataset;

export const worker = {
  /** Browsers offer it at secure addresses only, some not in a private window, and never in a folder on a disk. */
  possible: () => Boolean(/^http/.test(SITE) && navigator.serviceWorker && typeof caches !== 'undefined'),

  /** This site's own; another may share its address. */
  async registration() {
    const found = await navigator.serviceWorker.getRegistration(SITE);
    return found && found.scope === SITE ? found : undefined;
  },

  register() {
    if (isForgotten()) return Promise.reject(new Error('forgotten'));
    registering = navigator.serviceWorker.register(`${SITE}sw.js`, { scope: SITE, updateViaCache: 'none' });
    return registering;
  },

  /** True where somebody took the copies away and has not asked for them again. */
  refused() {
    try { return localStorage.getItem(CHOICE) === 'no'; } catch { return false; }
  },

  /** Remembers whether copies are wanted; a browser that refuses to keep it asks for nothing either. */
  choose(wanted) {
    try {
      if (wanted) localStorage.removeItem(CHOICE);
      else localStorage.setItem(CHOICE, 'no');
    } catch { /* it holds for this page */ }
  },

  /** The day on which the first pages were saved, in words; '' where they were not. */
  async savedOn() {
    const cache = await caches.has(CORE) && await caches.open(CORE);
    const dates = cache ? (await cache.keys()).filter(({ url }) => url.startsWith(`${SITE}saved-on?`)) : [];
    const written = dates.length && await cache.match(dates[0]);
    return written ? dayWords.format(new Date(await written.text())) : '';
  },

  /** Takes everything away that was kept for times without a signal. */
  async takeAway() {
    if (!worker.possible()) return;
    const found = await worker.registration();
    for (const one of found ? [found.installing, found.waiting, found.active] : []) if (one) one.postMessage('forget');
    if (found) await found.unregister();
    const ours = (await caches.keys()).filter((name) => name.startsWith(NAME));
    await Promise.all(ours.map((name) => caches.delete(name)));
  },
};

/** A worker that is just being registered is not listed yet: what forgets waits for this before it looks. */
document.addEventListener('forget', ({ detail }) => {
  const gone = Promise.resolve(registering).catch(() => {}).then(() => worker.takeAway());
  if (Array.isArray(detail)) detail.push(gone);
});
