// The service worker: what keeps the first pages, the find page and what was saved on purpose at hand without a signal.
// It keeps what the press has listed, the same for everyone, and never what was merely visited. The press writes the
// list in place of the next line; without one the worker only takes itself and its caches away.
const LIST = { off: true };

const HOME = registration.scope;
const NAME = `hereabouts ${new URL(HOME).pathname} `;
const CORE = `${NAME}core`;
const SAVED = `${NAME}saved `;
const WAIT_MS = 3000;
const AT_ONCE = 4;
/** A copy that the browser has by itself may be older than the saved one, and would not be said to be a copy. */
const FRESH = { cache: 'no-cache' };
/** Parts that may have been saved on purpose: the finder's tiles, and what the page of first visits reads. */
const SAVEABLE = /^(data\/find\/|activity\/[^/]+\/index\.json$)/;
const NOTICE = '<div class="age-notice">';

let forgotten = false;
/** By the page of a tab: whether its parts may come from the list, as far as that is known. */
const pages = new Map();

const keyOf = (path) => `${HOME}${path}?${LIST.files[path]}`;
const dateKey = () => `${HOME}saved-on?${LIST.version}`;
const isListed = (path) => Object.prototype.hasOwnProperty.call(LIST.files, path);

/** The path of an address of ours, counted from the site's root; what stands after ? or # is no part of it. */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const at = origin + pathname;
  return at.startsWith(HOME) ? at.slice(HOME.length).replace(/(^|\/)index\.html$/, '$1') : undefined;
}

/** The first letters of a content's digest, as the press writes it. */
async function digestOf(content) {
  const digest = await crypto.subtle.digest('SHA-256', content);
  return [...new Uint8Array(digest)].slice(0, 8).map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fetches one file of the list. A copy from between here and there that is older than the list is asked for again. */
async function take(path, cache) {
  for (const mode of ['default', 'reload']) {
    const answer = await fetch(HOME + path, { cache: mode, credentials: 'same-origin' });
    const content = answer.ok && await answer.arrayBuffer();
    if (content && await digestOf(content) === LIST.files[path]) {
      if (forgotten) throw new Error('forgotten');
      const type = answer.headers.get('Content-Type') || '';
      return cache.put(keyOf(path), new Response(content, { headers: { 'Content-Type': type } }));
    }
  }
  throw new Error(`not as listed: ${path}`);
}

/** Fetches what the cache lacks of the list, a few files at a time: what has not changed is there already. */
async function fill() {
  const cache = await caches.open(CORE);
  const held = new Set((await cache.keys()).map(({ url }) => url));
  const lacking = Object.keys(LIST.files).filter((path) => !held.has(keyOf(path)));
  while (lacking.length) await Promise.all(lacking.splice(0, AT_ONCE).map((path) => take(path, cache)));
  await cache.put(dateKey(), new Response(new Date().toISOString()));
}

/** Takes away what earlier lists held, and caches of earlier kinds; what was saved on purpose stays. */
async function clean() {
  const cache = await caches.open(CORE);
  const wanted = new Set([dateKey(), ...Object.keys(LIST.files).map(keyOf)]);
  const stale = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  const names = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== CORE && !name.startsWith(SAVED));
  await Promise.all([...stale.map((key) => cache.delete(key)), ...names.map((name) => caches.delete(name))]);
}

async function leave() {
  forgotten = true;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(NAME)).map((name) => caches.delete(name)));
  await registration.unregister();
}

/**
 * The copy of a path: of the list, or of something saved on purpose; with it, where its date stands. No cache is
 * opened for it, which would make one anew where everything was just forgotten.
 */
async function copyOf(path) {
  if (isListed(path)) {
    const copy = await caches.match(keyOf(path), { cacheName: CORE });
    return copy && { copy, cacheName: CORE, date: dateKey() };
  }
  for (const cacheName of (await caches.keys()).filter((one) => one.startsWith(SAVED))) {
    const copy = await caches.match(HOME + path, { cacheName, ignoreSearch: true });
    if (copy) return { copy, cacheName, date: HOME };
  }
  return undefined;
}

async function dateOf({ cacheName, date }) {
  const written = await caches.match(date, { cacheName });
  const saved = written && new Date(await written.text());
  return saved ? new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(saved) : '';
}

/** A saved page that says at its head that it is one, and of which day. */
async function stamped(kept, why) {
  const day = await dateOf(kept);
  const line = `<p class="strip offline">${why}${day ? `: saved on ${day}` : ''}. `
    + `<a href="${HOME}no-signal/">What works now</a></p>`;
  const text = (await kept.copy.text()).replace(NOTICE, () => line + NOTICE);
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

const after = (ms) => new Promise((_, refuse) => { setTimeout(() => refuse(new Error('late')), ms); });

/** A page: fresh where the signal allows, else as it was saved, else the page that says what works now. */
async function openPage({ request, resultingClientId: tab }, path) {
  const kept = await copyOf(path);
  try {
    const answer = await (kept ? Promise.race([fetch(new Request(request, FRESH)), after(WAIT_MS)]) : fetch(request));
    if (answer.status < 500 || !kept) {
      if (isListed(path)) {
        const content = answer.clone().arrayBuffer().then(digestOf);
        pages.set(tab, content.then((digest) => digest === LIST.files[path], () => false));
      }
      return answer;
    }
  } catch (error) {
    if (!kept) return apology();
    return copied(tab, kept, error.message === 'late' ? 'The signal is weak' : 'You are offline');
  }
  return copied(tab, kept, 'This site does not answer');
}

function copied(tab, kept, why) {
  pages.set(tab, Promise.resolve(true));
  return stamped(kept, why);
}

async function apology() {
  const kept = await copyOf('offline/unsaved.txt');
  return kept ? new Response(kept.copy.body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    : Response.error();
}

/**
 * A part of a page. Old and new are never mixed: a page that is the list's own has its parts from there, without a
 * request; another has them from the server, and from the list only where the server does not answer.
 */
async function openPart({ request, clientId: tab }, path) {
  const ours = pages.get(tab);
  const same = ours && await Promise.race([ours, after(WAIT_MS)]).catch(() => false);
  const kept = await copyOf(path);
  if (same && kept) return kept.copy;
  const asked = fetch(request);
  if (!kept || same === false) return asked;
  return Promise.race([asked, after(WAIT_MS)]).catch(() => kept.copy);
}

addEventListener('install', (event) => {
  if (LIST.off) skipWaiting();
  else event.waitUntil(fill());
});
addEventListener('activate', (event) => {
  event.waitUntil(LIST.off ? leave() : clean().then(() => clients.claim()));
});
addEventListener('message', (event) => {
  if (event.data === 'use') skipWaiting();
  if (event.data === 'forget') event.waitUntil(leave());
});
if (!LIST.off) {
  addEventListener('fetch', (event) => {
    const { request } = event;
    const path = request.method === 'GET' ? pathOf(request.url) : undefined;
    if (path === undefined) return;
    if (request.mode === 'navigate') event.respondWith(openPage(event, path));
    else if (isListed(path) || SAVEABLE.test(path)) event.respondWith(openPart(event, path));
  });
}
