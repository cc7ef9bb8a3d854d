// For times without a signal, once a page is useful: the worker is registered, a newer copy is offered and never
// forced, and a lost signal is said. Where a connection is paid for by the byte, it is asked first.

import { SITE, element, inCharge, readList, sizeWords, worker } from './offline-worker.mjs';

const READY = 'A newer version of this site is ready.';

/** A line at the head of the page; one of each kind. */
function strip(kind, ...children) {
  const line = document.querySelector(`.strip.${kind}`) || element('p', { class: `strip ${kind}` });
  line.replaceChildren(...children);
  document.querySelector('.age-notice').before(line);
  return line;
}

/** Offers a copy that waits; only the tab in which it is taken up is opened again. */
function offerUpdate(waiting) {
  const button = element('button', { type: 'button', class: 'button quiet' }, 'Use it now');
  button.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('use');
  });
  strip('update', `${READY} `, button).setAttribute('role', 'status');
}

/** Watches for newer copies: one that waits already, and each that comes while the page is open. */
function watch(registration) {
  if (registration.waiting && registration.active) offerUpdate(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing.addEventListener('statechange', () => {
      if (installing.state === 'installed' && registration.active) offerUpdate(installing);
    });
  });
}

/** Asks before it takes anything, where bytes are dear. */
async function offerFirst() {
  const { size } = await readList('core');
  const button = element('button', { type: 'button', class: 'button quiet' }, 'Keep it on this device');
  const block = element('div', { class: 'offline-offer no-print' },
    element('p', {}, `This site can also work without a signal. It takes at most ${sizeWords(size)}.`), button);
  button.addEventListener('click', async () => {
    button.disabled = true;
    const done = await worker.register().then(inCharge).then(() => true, () => false);
    block.replaceChildren(element('p', { role: 'status' }, done ? 'Done. The first pages and the find page now work without a signal.'
      : 'That did not work. It may be the signal, or the browser does not let this site keep copies.'));
  });
  document.querySelector('.scheme').before(block);
}

/** Says when the signal goes and comes; a page that was opened without one says so itself. */
function tellSignal() {
  addEventListener('offline', async () => {
    const day = await worker.savedOn();
    strip('offline', `You are offline${day ? `: what you can still open was saved on ${day}` : ''}. `,
      ...(day ? [element('a', { href: `${SITE}no-signal/` }, 'What works now')] : []));
  });
  addEventListener('online', () => document.querySelector('.strip.offline')?.remove());
}

function isDear({ saveData = false, effectiveType = '' } = {}) {
  return saveData || effectiveType.endsWith('2g');
}

async function begin() {
  const known = await worker.registration();
  if (!known && worker.refused()) return;
  if (!known && isDear(navigator.connection)) {
    await offerFirst();
    return;
  }
  watch(await worker.register());
  tellSignal();
}

if (worker.possible()) {
  begin().catch(() => {});
  if (location.href.startsWith(`${SITE}area/`)) import('./offline-area.mjs').catch(() => {});
}
