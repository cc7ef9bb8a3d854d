// One entry of my list on the page: what it is, the note, the small step, its place in the order, and how it was.

import { button, element } from './element.mjs';
import { drawReview, triedLines } from './list-review.mjs';
import { isStale, nextOf, noticesOf, placeWords, priceFor, wayWords, whenWords } from './list-words.mjs';
import { formatDay } from './recurrence.mjs';

const ACTIVITY = new URL('../../activity/', import.meta.url);
const named = (words, name) => [element('span', { 'aria-hidden': 'true' }, words),
  element('span', { class: 'hidden-words' }, `${words}: `, element('span', { translate: 'no' }, name))];

/** A box for words; what is typed is kept with each letter. */
function field(id, label, hint, value, rows, write) {
  const box = element('textarea', { id, rows, autocomplete: 'off', ...(hint && { 'aria-describedby': `${id}-hint` }) });
  box.value = value;
  box.addEventListener('input', () => write(box.value));
  return element('div', { class: 'field' }, element('label', { for: id }, label),
    hint ? element('p', { class: 'hint', id: `${id}-hint` }, hint) : '', box);
}

function facts({ facts: known, gone }, { now, rests, groups, named: isNamed, stale }) {
  const next = nextOf(known, now, rests);
  const row = (words, said) => (said ? [element('dt', {}, words), element('dd', {}, said)] : []);
  const [[way, value, expect, href] = []] = known.ways || [];
  const written = value ? wayWords([way, value]) : '';
  const reach = href && way !== 'drop-in' ? element('a', { href, rel: 'noreferrer', translate: 'no' }, written) : written;
  return [
    gone ? element('p', { class: 'notice cancelled' }, element('strong', {}, 'This is no longer listed.'), ' It may have ended. Ask before you go.') : '',
    ...noticesOf(known, now).map((said) => element('p', { class: 'notice' }, said)),
    element('dl', { class: 'list-facts' },
      ...row('When', whenWords(known, now, rests)), ...row('Where', placeWords(known, next)),
      ...row('Price for me', priceFor(known, groups, isNamed)),
      ...(value ? row('Reach them', element('span', {}, reach, expect ? ` ${expect}` : '')) : [])),
    known.checked ? element('p', { class: isStale(known, now, stale) ? 'checked due' : 'checked' },
      `Last checked ${formatDay(known.checked)}${isStale(known, now, stale) ? ': ask before you go' : ''}`) : '',
  ];
}

const open = new Set();
document.addEventListener('forget', () => open.clear());

/** The small step and the note: folded away until they are wanted, and open from then on. */
function drawOwn({ slug, step, note }, acts) {
  const said = element('span', { class: 'said' }, step);
  const details = element('details', { class: 'own' }, element('summary', { id: `${slug}-own` }, 'A small step, a note ', said),
    field(`${slug}-step`, 'A small step', 'Text on Monday; ask if I can bring someone; who comes with me. It stands on the printed list.',
      step, 2, (words) => { said.textContent = words; acts.write(slug, { step: words }); }),
    field(`${slug}-note`, 'A note for me', 'It stays here: it is not printed and not sent.', note, 2, (words) => acts.write(slug, { note: words })));
  details.open = open.has(slug);
  details.addEventListener('toggle', () => open[details.open ? 'add' : 'delete'](slug));
  return details;
}

/**
 * @param {import('./list-store.mjs').Entry} entry @param {number} at its place, from 0 @param {number} count
 * @param {object} seen what it is seen with: now, rests, stale, groups, named
 * @param {{shift: Function, remove: Function, write: Function, answer: Function, goOn: Function}} acts
 */
export function drawEntry(entry, at, count, seen, acts) {
  const { slug, facts: { name = slug, lang } } = entry;
  const step = (steps, words, ends) => button('quiet', named(words, name), () => acts.shift(slug, steps, words),
    { id: `${slug}-${words}`, 'data-move': words, ...(ends && { disabled: '' }) });
  const drawn = element('li', { class: 'entry', 'data-slug': slug },
    element('h3', {}, element('a', { id: `${slug}-name`, href: new URL(`${slug}/`, ACTIVITY).href, translate: 'no', ...(lang && { lang }) }, name)),
    ...facts(entry, seen),
    triedLines(entry),
    entry.stopped ? button('quiet', named('Back on my list', name), () => acts.goOn(slug), { id: `${slug}-on` }) : '',
    drawReview(entry, seen, acts),
    drawOwn(entry, acts),
    element('p', { class: 'moves' }, step(-1, 'Move up', at === 0), step(1, 'Move down', at === count - 1),
      button('plain', named('Take off my list', name), () => acts.remove(slug), { id: `${slug}-off` })));
  drawn.addEventListener('keydown', (event) => {
    const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!steps || !event.altKey || event.target.matches('textarea, input')) return;
    event.preventDefault();
    acts.shift(slug, steps, steps < 0 ? 'Move up' : 'Move down');
  });
  return drawn;
}
