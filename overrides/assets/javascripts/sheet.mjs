// The page "Send a table of groups": takes a table that is chosen or dropped, and reads it on this device. What reads it
// is loaded then and not before; nothing of the table leaves the device until somebody sends it.

const DATA = new URL('../../data/form/', import.meta.url);
const LOST = 'That could not be loaded. It may be the signal. The other ways on this page work without it.';

const load = async (name) => {
  const answer = await fetch(new URL(name, DATA));
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer.json();
};

/** Listings that are here, in files of many: which of them is looked at is told to nobody. */
function openListings(count, placeOf) {
  const files = new Map();
  return async (slug) => {
    const number = placeOf(slug, count);
    if (!files.has(number)) files.set(number, load(`listings-${number}.json`));
    return (await files.get(number))[slug];
  };
}

async function openTable(file, say) {
  const [{ judgeTable }, { findDoubles }, { drawFound }, { placeOf }, { pause, readBytes }, form, sheet, names] = await Promise.all([
    import('./sheet-work.mjs'), import('./sheet-doubles.mjs'), import('./sheet-draw.mjs'), import('./form-files.mjs'), import('./sheet-read.mjs'),
    load('form.json'), load('sheet.json'), load('names.json'),
  ]);
  const listingOf = openListings(form.files, placeOf);
  const bytes = await readBytes(file);
  const found = await judgeTable({ name: file.name, bytes }, { form, sheet, names, listingOf }, say);
  const pairs = await findDoubles(found.good.filter(({ isNew }) => isNew), names, listingOf, pause);
  return (room) => drawFound(room, file.name, found, pairs, form);
}

function start(page) {
  const [ways, room, said, box, drop] = ['.sheet-ways', '.sheet-room', '[data-sheet-said]', '#sheet-file', '.drop'].map((one) => page.querySelector(one));
  let turn = 0;

  function clear(words = '') {
    turn += 1;
    room.replaceChildren();
    room.hidden = true;
    said.textContent = words;
    return turn;
  }

  async function take(file) {
    const mine = clear(`Reading ${file.name} …`);
    try {
      const draw = await openTable(file, (done, all) => {
        if (mine === turn) said.textContent = `Checked ${done} of ${all} listings …`;
      });
      if (mine !== turn) return;
      draw(room);
      room.hidden = false;
      said.textContent = '';
      room.querySelector('h2').focus();
    } catch (error) {
      if (mine === turn) said.textContent = error.isForReaders ? `${error.message} ${error.also}`.trim() : LOST;
    }
  }

  ways.hidden = false;
  page.querySelector('.without-sheet').remove();
  box.addEventListener('change', () => {
    const [file] = box.files;
    if (file) take(file).finally(() => { box.value = ''; });
  });
  const isOver = (over) => drop.classList.toggle('over', over);
  page.addEventListener('dragover', (event) => {
    event.preventDefault();
    isOver(true);
  });
  page.addEventListener('dragleave', () => isOver(false));
  page.addEventListener('drop', (event) => {
    event.preventDefault();
    isOver(false);
    const [file] = event.dataTransfer.files;
    if (file) take(file);
  });
  page.addEventListener('forget', () => clear());
}

start(document);
