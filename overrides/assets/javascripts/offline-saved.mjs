// What was saved on purpose: one cache for each area, with its pages and tiles. A saved area can be brought up to date,
// which fetches only what has changed, and be taken away again. The worker looks into these caches and never fills them.

import { SAVED, SITE, dayWords } from './offline-worker.mjs';

const AT_ONCE = 4;
const DATE = SITE;
const ABOUT = `${SITE}?about`;

const nameOf = (area) => `${SAVED}${area}`;
const keyOf = ([path, digest]) => SITE + path + (digest && `?${digest}`);

/** The bytes of what is lacking of a list, and of all of it. */
export async function weigh(area, rows) {
  const cache = await caches.has(nameOf(area)) && await caches.open(nameOf(area));
  const held = new Set(cache ? (await cache.keys()).map(({ url }) => url) : []);
  const sum = (some) => some.reduce((total, [, , bytes]) => total + bytes, 0);
  return { all: sum(rows), lacking: sum(rows.filter((row) => !held.has(keyOf(row)))) };
}

/** Saves an area; what is there already and has not changed is not fetched again. One that did not all come is not kept. */
export async function save(area, label, rows) {
  const known = await caches.has(nameOf(area));
  const cache = await caches.open(nameOf(area));
  try {
    const held = new Set((await cache.keys()).map(({ url }) => url));
    const lacking = rows.filter((row) => !held.has(keyOf(row)));
    while (lacking.length) await Promise.all(lacking.splice(0, AT_ONCE).map((row) => take(cache, row)));
    const wanted = new Set([DATE, ABOUT, ...rows.map(keyOf)]);
    await Promise.all((await cache.keys()).filter(({ url }) => !wanted.has(url)).map((key) => cache.delete(key)));
    const size = rows.reduce((total, row) => total + row[2], 0);
    await cache.put(ABOUT, new Response(JSON.stringify({ label, size })));
    await cache.put(DATE, new Response(new Date().toISOString()));
  } catch (error) {
    if (!known) await caches.delete(nameOf(area));
    throw error;
  }
}

async function take(cache, row) {
  const answer = await fetch(SITE + row[0], { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} for ${row[0]}`);
  const type = answer.headers.get('Content-Type') || '';
  await cache.put(keyOf(row), new Response(await answer.arrayBuffer(), { headers: { 'Content-Type': type } }));
}

export const remove = (area) => caches.delete(nameOf(area));

/** The saved areas: their names, how large they are, and the day in words. */
export async function listSaved() {
  const areas = (await caches.keys()).filter((name) => name.startsWith(SAVED)).map((name) => name.slice(SAVED.length));
  const read = async (area) => {
    const cache = await caches.open(nameOf(area));
    const [about, date] = await Promise.all([cache.match(ABOUT), cache.match(DATE)]);
    return about && date ? { area, ...await about.json(), day: dayWords.format(new Date(await date.text())) } : undefined;
  };
  return (await Promise.all(areas.map(read))).filter(Boolean);
}
