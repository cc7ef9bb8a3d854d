// On the page of an area: "Save this area for offline". Its size is said first, and nothing is fetched before the press.

import { SITE, element, inCharge, readList, sizeWords, worker } from './offline-worker.mjs';
import { listSaved, remove, save, weigh } from './offline-saved.mjs';

const [, AREA] = /^([a-z0-9-]+?)(?:-page-\d+)?\/$/.exec(location.href.slice(`${SITE}area/`.length).replace(/[?#].*/, '')) || [];
const FAILED = 'That did not work. It may be the signal, or there is no room for it on this device.';

const said = element('p', { role: 'status' });
const press = element('button', { type: 'button', class: 'button' }, 'Save');
const away = element('button', { type: 'button', class: 'button quiet' }, 'Remove');
const room = element('details', { class: 'offline-area no-print' },
  element('summary', {}, 'Save this area for offline'),
  element('p', {}, 'Then its pages open without a signal, and the find page finds what is near. '
    + 'Whoever uses this device can see that it was saved. “Forget everything on this device” removes it too.'),
  said, element('p', { class: 'buttons' }, press, ' ', away));

const found = async () => (await listSaved()).find(({ area }) => area === AREA);

/** What is saved, or how large it would be. */
async function tell() {
  const saved = await found();
  const rows = await readList(`area-${AREA}`).catch(() => null);
  const size = rows && await weigh(AREA, rows);
  press.hidden = !rows || Boolean(saved && !size.lacking);
  away.hidden = !saved;
  press.textContent = saved ? 'Bring up to date' : 'Save';
  if (saved) {
    const changed = size && size.lacking ? ` Since then ${sizeWords(size.lacking)} has changed.` : '';
    said.textContent = `Saved on ${saved.day}: ${sizeWords(saved.size)}.${changed}`;
  } else said.textContent = size ? `It takes ${sizeWords(size.all)} of this device’s room, and at most as much to fetch.` : FAILED;
}

async function saveIt() {
  press.disabled = true;
  said.textContent = 'Saving …';
  try {
    const rows = await readList(`area-${AREA}`);
    worker.choose(true);
    await inCharge(await worker.register());
    await save(AREA, document.querySelector('h1').textContent, rows);
    await tell();
  } catch {
    said.textContent = FAILED;
  }
  press.disabled = false;
  if (press.hidden) away.focus();
}

if (AREA) {
  room.addEventListener('toggle', () => room.open && tell().catch(() => { said.textContent = FAILED; }));
  press.addEventListener('click', saveIt);
  away.addEventListener('click', async () => {
    await remove(AREA);
    await tell();
    press.focus();
  });
  document.addEventListener('forget', () => { room.open = false; });
  document.querySelector('.listing-head').after(room);
}
