// On the page about times without a signal: what this device keeps, how large it is and of which day, and ways to
// take it away or to keep it again.

import { CORE, element, inCharge, readList, sizeWords, worker } from './offline-worker.mjs';
import { listSaved, remove } from './offline-saved.mjs';

const button = (words, act) => {
  const made = element('button', { type: 'button', class: 'button quiet' }, words);
  made.addEventListener('click', act);
  return made;
};

const room = document.querySelector('[data-kept]');
const said = element('p', { role: 'status', tabindex: '-1' });
const list = element('ul', { class: 'kept-list' });

function row(words, ...buttons) {
  return element('li', {}, element('p', {}, words), ...buttons);
}

/** What was done is said, and what is kept then is drawn anew; the pressed button may be gone. */
async function after(words) {
  await draw();
  said.textContent = words;
  said.focus();
}

async function removeAll() {
  worker.choose(false);
  await worker.takeAway();
  await after('Removed. Nothing is kept for times without a signal until you ask for it.');
}

async function keep() {
  worker.choose(true);
  said.textContent = 'Saving …';
  const done = await worker.register().then(inCharge).then(() => true, () => false);
  await after(done ? 'Done.' : 'That did not work. It may be the signal, or the browser does not let this site keep copies.');
}

async function draw() {
  const [day, saved, core] = await Promise.all([worker.savedOn(), listSaved(), readList('core').catch(() => null)]);
  const size = core ? `: ${sizeWords(core.size)}` : '';
  const first = day ? row(`The first pages and the find page, saved on ${day}${size}.`, button('Remove everything', removeAll))
    : row(`The first pages and the find page are not kept${size}.`, button('Keep them on this device', keep));
  list.replaceChildren(first, ...saved.map(({ area, label, size: its, day: on }) => row(
    `${label}, saved on ${on}: ${sizeWords(its)}.`,
    button(`Remove ${label}`, async () => {
      await remove(area);
      await after(`${label} is removed.`);
    }),
  )));
}

async function open() {
  if (!worker.possible()) throw new Error('no worker');
  await caches.has(CORE);
  await draw();
  room.replaceChildren(list, said);
  document.addEventListener('forget', ({ detail }) => detail.push(worker.takeAway().then(draw)));
}

if (room) open().catch(() => { room.textContent = 'This browser does not let this site keep anything here.'; });
