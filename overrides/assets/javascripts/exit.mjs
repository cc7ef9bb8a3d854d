// The quick exit: blanks the page at once and puts a page about something else in its place, in the history too.
// It is pressed, or Shift is pressed three times, as on GOV.UK. Without this module it is a plain link.

const PRESSES = 3;
export const WAIT_MS = 5000;

/** Nothing pressed yet. @typedef {{count: number, at: number, held: boolean}} Presses */
export const REST = { count: 0, at: 0, held: false };

/**
 * How often Shift was pressed by itself, each time within five seconds of the last; any other key begins anew.
 * Shift with another key lets go of that key first, and it still says that Shift is held.
 * @param {Presses} before
 * @param {{key: string, shiftKey: boolean}} released the key that was let go
 * @param {number} now in milliseconds
 * @returns {Presses}
 */
export function afterKey(before, { key, shiftKey }, now) {
  const alone = key === 'Shift' && !before.held;
  const going = alone && now - before.at <= WAIT_MS ? before.count : 0;
  return { count: alone ? going + 1 : 0, at: now, held: shiftKey };
}

/** What is said of so many presses; '' where there is nothing to say. @param {number} count */
export function progress(count) {
  return ['', 'Shift. Two more to leave this page.', 'Shift. One more to leave this page.'][count] || '';
}

function makeElement(page, tag, className, role) {
  const made = page.createElement(tag);
  made.className = className;
  if (role) made.setAttribute('role', role);
  return made;
}

/** Covers everything, in the title too: on a slow signal the page would stand there until the next one comes. */
function cover(page) {
  const sheet = makeElement(page, 'div', 'exit-cover', 'alert');
  const words = makeElement(page, 'span', 'hidden-words');
  page.documentElement.classList.add('leaving');
  page.body.append(sheet);
  sheet.append(words);
  words.textContent = 'Leaving this page.';
  page.title = 'Loading';
}

/** A list that was kept for as long as the page is open goes; one kept on the device is not shown before it is asked for. */
function hideList() {
  try {
    sessionStorage.removeItem('list');
    const kept = JSON.parse(localStorage.getItem('list'));
    if (kept) localStorage.setItem('list', JSON.stringify({ ...kept, used: 0 }));
  } catch { /* nothing of ours is kept */ }
}

/** @param {Document} page @param {HTMLAnchorElement} link @param {() => number} clock */
function wire(page, link, clock) {
  const { title } = page;
  const said = makeElement(page, 'span', 'hidden-words', 'status');
  const early = link.cloneNode(true);
  let [presses, forgetting] = [REST, 0];

  function leave(event) {
    if (event) event.preventDefault();
    said.textContent = '';
    cover(page);
    hideList();
    location.replace(link.href);
  }

  function expire() {
    presses = { ...REST, held: presses.held };
    said.textContent = 'Not leaving. Press Shift three times to leave.';
    forgetting = setTimeout(() => { said.textContent = ''; }, WAIT_MS);
  }

  function count(event) {
    const before = presses.count;
    presses = afterKey(presses, event, clock());
    if (presses.count || before) clearTimeout(forgetting);
    if (presses.count >= PRESSES) leave();
    else if (presses.count) {
      said.textContent = progress(presses.count);
      forgetting = setTimeout(expire, WAIT_MS);
    } else if (before) expire();
  }

  /** A page that is brought back from memory is no longer being left. */
  function comeBack() {
    clearTimeout(forgetting);
    [presses, said.textContent] = [REST, ''];
    page.documentElement.classList.remove('leaving');
    page.querySelectorAll('.exit-cover').forEach((sheet) => sheet.remove());
    page.title = title;
  }

  // A second one right after the link that skips to the content: out of sight until the keyboard comes to it.
  early.className = 'exit-early no-print';
  page.querySelector('.site-head').prepend(early);
  [link, early].forEach((each) => each.addEventListener('click', leave));
  link.parentNode.append(said);
  page.querySelector('[data-exit-note]').prepend('Pressing Shift three times does the same. ');
  page.documentElement.classList.add('with-exit');
  page.addEventListener('keyup', count, true);
  addEventListener('pageshow', ({ persisted }) => persisted && comeBack());
}

if (typeof document !== 'undefined') {
  const link = document.querySelector('[data-exit]');
  if (link) wire(document, link, () => performance.now());
}
