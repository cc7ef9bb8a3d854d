// "Save" on cards and listings: comes late, once there is something to save. Nothing is kept before somebody presses it
// and has said where.

import { button, element } from './element.mjs';
import { readyList } from './list-ask.mjs';
import { factsOnPage, openShelves, slugOf, withFacts } from './list-facts.mjs';
import { toHash } from './list-link.mjs';
import { openList, withAdded, without } from './list-store.mjs';
import { withDue } from './list-words.mjs';
import { londonNow } from './recurrence.mjs';

const HERE = new URL('.', import.meta.url);
const PAGE = new URL('../../my-list/', HERE).href;
const list = openList();
const shelves = openShelves();
const said = element('p', { class: 'hidden-words', 'aria-live': 'polite' });

/** What is saved; nothing of an old list, which is not shown before somebody has said so. */
const savedNow = () => (list.isOld() ? [] : (list.read() || { entries: [] }).entries.map(({ slug }) => slug));

/** Facts come after the press; where they do not, the page My list asks again. */
async function learnFacts() {
  const before = list.read();
  if (!before) return;
  try {
    const fresh = await shelves.refresh(before);
    if (list.read()) list.change((now) => withDue(londonNow())(withFacts(fresh, before)(now)));
  } catch { /* it may be the signal */ }
}

/** A link to the list; where the browser keeps nothing, it carries the list along. */
function toList(count) {
  const carried = list.place() === 'page' ? toHash(savedNow()) : '';
  return element('a', { href: PAGE + carried }, `My list (${count})`);
}

/** What was saved last on this page: the way to the list stands there. */
let latest = '';

/** The button of one listing, and the line beside it, which `stays` or comes with a press. */
function drawSave(slug, root, stays) {
  const { name } = factsOnPage(root);
  const line = element('p', { class: 'saved-line no-print' });
  const put = (panel) => line.after(panel);
  const words = element('span', { 'aria-hidden': 'true' });
  const aloud = element('span', { class: 'hidden-words' });
  const pressed = button('plain save', [words, aloud], async () => {
    if (savedNow().includes(slug)) {
      list.change(without(slug));
      said.textContent = `${name} is off your list.`;
      return;
    }
    const place = await readyList(list, put);
    pressed.focus();
    if (!place) return;
    latest = slug;
    list.change(withAdded([slug], () => factsOnPage(root)), place);
    said.textContent = `${name} is on your list.${list.place() === 'page' ? ` ${REFUSED}` : ''}`;
    learnFacts();
  });
  function show() {
    const saved = savedNow();
    const isSaved = saved.includes(slug);
    pressed.classList.toggle('saved', isSaved);
    words.textContent = isSaved ? 'Saved' : 'Save';
    aloud.replaceChildren(isSaved ? 'Saved: ' : 'Save: ', element('span', { translate: 'no' }, name), isSaved ? ', take it off my list' : '');
    line.replaceChildren(...(isSaved ? [toList(saved.length), list.place() === 'page' ? ` ${REFUSED}` : ''] : []));
    line.hidden = !(isSaved && (stays || latest === slug));
  }
  list.onChange(show);
  show();
  return { pressed, line };
}

const REFUSED = 'This browser keeps nothing. Your list lasts as long as this page: the link takes it along.';

/** Beside the last line of a card, where “Not for me” stands. */
function addToCard(card) {
  const link = card.querySelector('h2 a, h3 a');
  const slug = link && !card.querySelector('.save') ? slugOf(link.pathname) : '';
  if (!slug) return;
  const { pressed, line } = drawSave(slug, card, false);
  card.lastElementChild.before(pressed);
  card.append(line);
}

function addToListing(page) {
  const slug = slugOf(location.pathname);
  // What has ended has no price.
  if (!slug || !page.querySelector('.cost')) return;
  const { pressed, line } = drawSave(slug, page, true);
  pressed.className = 'button quiet save';
  page.querySelector('.listing-head').append(pressed, line);
  import('./visit-link.mjs').then(({ addVisitLink }) => addVisitLink(document, slug)).catch(() => { /* it may be the signal */ });
}

/** Cards come and go with what is searched for. */
function watch(results) {
  const add = () => results.querySelectorAll('.card').forEach(addToCard);
  new MutationObserver(add).observe(results, { childList: true });
  add();
}

if (typeof document !== 'undefined') {
  document.head.append(element('link', { rel: 'stylesheet', href: new URL('../stylesheets/save.css', HERE).href }));
  document.body.append(said);
  document.querySelectorAll('.listing').forEach(addToListing);
  document.querySelectorAll('.results').forEach(watch);
  import('./map-offer.mjs').catch(() => {});
}
