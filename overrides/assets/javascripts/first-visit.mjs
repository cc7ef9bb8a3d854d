// The page "My first visit": draws the story of the listing that stands after the # of the address, which is sent
// nowhere. Nothing that is chosen or written here is kept.

import { drawStory } from './story.mjs';

const LOST = 'That could not be loaded. It may be the signal. The page of the activity says the same under “Your first visit”.';
const GONE = 'We have no story for that activity. It may have ended, or its address may have changed.';

/** What an address asks for: "#acorn-singers&on=2026-12-01", or "#acorn-singers&poster" for the group's own wall. */
export function askedFor(hash) {
  const [, slug = '', day = '', poster = ''] = (
    /^#([a-z0-9]+(?:-[a-z0-9]+)*)(?:&on=(\d{4}-\d{2}-\d{2})|&(poster))?$/.exec(hash) || []);
  return { slug, day, poster: Boolean(poster) };
}

function start(page) {
  const room = page.querySelector('[data-visit]');
  const instead = page.querySelector('[data-instead]');
  const say = (words) => {
    const line = page.createElement('p');
    line.setAttribute('role', 'status');
    line.textContent = words;
    room.replaceChildren(line);
    room.hidden = false;
  };

  async function open() {
    const { slug, day, poster } = askedFor(location.hash);
    if (!slug) return;
    try {
      const answer = await fetch(new URL(`../activity/${slug}/index.json`, location.href));
      if (answer.status === 404) return say(GONE);
      if (!answer.ok) return say(LOST);
      const story = (await answer.json())['first-visit'];
      if (!story) return say(GONE);
      delete page.documentElement.dataset.sheet;
      if (poster) (await import('./poster.mjs')).drawPoster(room, story, { home: '../' });
      else drawStory(room, story, { day, now: new Date(), home: '../' });
      room.hidden = false;
      instead.hidden = true;
      page.title = page.title.replace(/^.*? – /, `${room.querySelector('h2').textContent} – `);
    } catch {
      say(LOST);
    }
    return undefined;
  }

  addEventListener('hashchange', open);
  open();
}

if (typeof document !== 'undefined') start(document);
