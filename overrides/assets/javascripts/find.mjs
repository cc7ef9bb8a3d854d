// The find page: what is typed and ticked becomes a query, the query an address and a list of cards.
// Only files of our own are asked for, and what is asked stands after the # of the address.

import {
  FACETS, LATE, MORE, NEEDS, emptyQuery, needs, readQuery, sentence, tab, toLabels, toggle, typedPlace, withNeeds, withTyped,
  writeQuery,
} from './query.mjs';
import { cell, openFiles, openFinder, toValues } from './search.mjs';
import { clock, demoted, element, firstBy, gentleKey, isStale, nameKey, openCards, soonKey } from './card.mjs';

const STEP = 20;
const TYPING_MS = 250;
const SPEAKING_MS = 500;
const MANIFEST = JSON.parse(document.getElementById('finder-data').textContent);
const { labels: LABELS, parents: PARENTS } = toLabels(MANIFEST);

const finder = document.querySelector('[data-finder]');
const elements = new Map([...finder.querySelectorAll('[data-at]')].map((each) => [each.dataset.at, each]));
const at = (name) => elements.get(name);
const [words, near, within, sort] = ['words', 'place', 'within', 'sort'].map((name) => document.getElementById(`q-${name}`));
const narrower = [...finder.querySelectorAll('[data-below]')];
const groups = [...finder.querySelectorAll('[data-group]')];
const boxesOf = (within) => [...within.querySelectorAll('[data-facet] input')].map((input) => ({
  input, facet: input.closest('[data-facet]').dataset.facet, label: input.closest('label'),
  count: input.closest('label').querySelector('.count'), group: input.closest('[data-below]') || {},
}));
const choices = boxesOf(finder);

const { find, addSummaries, openWords, openChoices, knownPlaces } = openFinder(MANIFEST, openFiles(new URL('../../data/', import.meta.url)), {
  now: clock,
  whenDeeper: (shelf) => query.words && !isBeside(shelf) && run(true),
});
const cards = openCards(MANIFEST);

let [query, answer, shown, opened, turn, named] = [emptyQuery(), null, STEP, '', 0, null];

/** True for a shelf that was only looked at for ways on from an answer that stands. */
const isBeside = (shelf) => answer && answer.query === query && answer.shelf !== shelf;

/** Finds and shows; an answer that comes late is dropped. */
async function run(slowly = false) {
  const mine = ++turn;
  helped = showHelp(mine);
  speak('Getting the list …', true);
  try {
    const found = await find(query);
    if (LATE.some((facet) => query.chosen[facet].length)) await learnLabels();
    await remember();
    if (mine !== turn) return;
    answer = { ...found, now: clock() };
    show(slowly);
    dispatchEvent(new Event('useful'));
  } catch {
    if (mine === turn) showFailure();
  }
}

const KEYS = {
  match: (row) => -answer.understood.hits.get(row),
  near: (row) => answer.square[row],
  soon: (row) => soonKey(answer.shelf, row, answer.now, MANIFEST.closures),
  gentle: (row) => gentleKey(answer.shelf, row, answer.now, MANIFEST.closures),
  name: (row) => nameKey(answer.shelf, row),
};
const keyOf = (name) => (row) => (
  isStale(answer.shelf, row, answer.now, MANIFEST) ? demoted(name, KEYS[name](row)) : KEYS[name](row));

/** What comes late is asked for once; where it did not come, again. */
function openOnce(load) {
  let opening = null;
  return () => {
    opening = opening || load();
    opening.catch(() => { opening = null; });
    return opening;
  };
}

/** What is put away in this tab; its module is asked for when there is something. */
let away = null;
const openAway = openOnce(() => import('./not-for-me.mjs').then(({ openPutAway }) => {
  away = openPutAway({ at, show, answered: () => answer });
}));

/** Where the tab has put something away before this page was opened. */
async function remember() {
  try {
    if (sessionStorage.getItem('not-for-me')) await openAway();
  } catch { /* nothing is kept, or the module does not come: then all is shown */ }
}

function usualSort() {
  if (answer.understood) return 'match';
  return answer.centre ? 'near' : 'soon';
}

function show(slowly) {
  if (away) answer = away.without(answer);
  const { shelf, rows, counts, place, centre, slim, understood } = answer;
  for (const [name, possible] of [['match', understood], ['near', centre], ['soon', !slim], ['gentle', !slim]]) {
    sort.querySelector(`[value="${name}"]`).disabled = !possible;
  }
  sort.value = query.sort || usualSort();
  if (!sort.value || sort.selectedOptions[0].disabled) sort.value = usualSort();
  answer.gentle = sort.value === 'gentle';
  Object.assign(finder, { answer, keyOf: keyOf(sort.value) });
  if (finder.dispatchEvent(new CustomEvent('found', { detail: answer, cancelable: true }))) showCards();
  showApart();
  const hidden = away ? away.tell() : '';
  if (counts) showCounts(counts);
  showChips();
  showUnderstood(place, understood);
  const looking = !rows.length && understood && understood.pending;
  const said = shelf ? sentence(query, rows.length, centre && place.label, LABELS)
    : `Say where first: there are ${MANIFEST.count.toLocaleString('en-GB')} activities.`;
  const none = shelf && !(answer.whole || answer).rows.length;
  speak(looking ? 'Looking through everything …' : said + (none ? '. Other ways are below.' : ''), slowly, looking ? '' : hidden);
  at('show').textContent = `Show ${rows.length}`;
  showNothing(!(answer.whole || answer).rows.length && !looking);
}

/** Help for words of danger is looked for beside the results, and said before them. */
let [helped, help] = [null, ''];
const openHelp = openOnce(() => import('./urgent-help.mjs').then((made) => made.openHelp(MANIFEST)));
async function showHelp(mine) {
  if (!query.words && !help) return;
  try {
    const look = await openHelp();
    if (mine !== turn) return;
    const before = help;
    help = look(query.words);
    if (help !== before) speak(...line);
  } catch {} // without it, results and the line of help on every page still stand
}

let [speaking, line] = [0, ['']];
/** What the status line says; `aside` stands beside it on the page already, and is only heard here. */
function speak(text, slowly, aside = '') {
  clearTimeout(speaking);
  line = [text, false, aside];
  const heard = aside ? [element('span', { class: 'hidden-words' }, `. ${aside}.`)] : [];
  const say = () => {
    if (at('line').textContent !== help + text + (aside && `. ${aside}.`)) at('line').replaceChildren(help + text, ...heard);
  };
  if (slowly) speaking = setTimeout(say, SPEAKING_MS);
  else say();
}

function showCards() {
  const rows = answer.rows.length ? firstBy(answer.rows, keyOf(sort.value), shown) : [];
  const left = answer.rows.length - rows.length;
  cards.draw(at('results'), rows, answer);
  at('results').hidden = !rows.length;
  Object.assign(at('more'), { hidden: !left, textContent: `Show ${Math.min(left, STEP)} more` });
  showSummaries(rows);
}

/** Summaries come after the cards, which can be read and used without them. */
function showSummaries(rows) {
  const { shelf, slim } = answer;
  if (slim || !rows.length) return;
  const parts = shelf.parts.filter(({ first, size, summed }) => (
    !summed && rows.some((row) => first <= row && row < first + size)));
  if (!parts.length) return;
  const fill = () => addSummaries(shelf, parts).then(() => cards.fill(shelf)).catch(() => {});
  requestAnimationFrame(() => setTimeout(fill));
}

/** What fits but lies nowhere is offered beside the list, never lost. */
function showApart() {
  const { shelf, apart } = answer;
  const kinds = [
    ['online', 'online', apart.filter((row) => cell(shelf, row, 'online'))],
    ['loose', 'without a fixed place', apart.filter((row) => !cell(shelf, row, 'online'))],
  ].filter(([, , rows]) => rows.length);
  const buttons = kinds.map(([kind, said, rows], number) => [number ? ' · ' : 'Also: ', element('button',
    { type: 'button', class: 'button plain', 'data-apart': kind, 'aria-expanded': String(opened === kind) },
    `${rows.length} ${said}`)]);
  at('also').replaceChildren(...buttons.flat());
  at('also').hidden = !buttons.length;
  const [, , rows] = kinds.find(([kind]) => kind === opened) || [0, 0, []];
  cards.draw(at('apart'), firstBy(rows, keyOf(sort.value === 'near' ? 'soon' : sort.value), rows.length), answer);
  at('apart').hidden = !rows.length;
  showSummaries(rows);
}

/** Hides a card until it is asked for again. */
async function putAway(slug, card) {
  const list = card.parentNode;
  const number = [...list.children].indexOf(card);
  try {
    await openAway();
  } catch {
    speak('That did not work. It may be the signal.');
    return;
  }
  away.put(slug, list, number);
}

/** The words of needs and more choices, for the list of what is chosen. */
async function learnLabels() {
  named = named || await openChoices();
  for (const [facet, , , , some] of named) LABELS[facet] = Object.fromEntries(some);
}

/** What is open is counted; what is closed is not looked at. */
function showCounts(counts) {
  const values = toValues(MANIFEST, named || []);
  const { names } = answer.shelf;
  for (const [facet, some] of Object.entries(names || {})) LABELS[facet] = Object.fromEntries(some);
  if (names && fillLists) fillLists(finder, names, counts, query.chosen);
  for (const { input, facet, label, count, group } of choices) {
    if (group.hidden || !counts[facet]) continue;
    const text = String(counts[facet][values[facet].indexOf(input.value)] || 0);
    if (count.textContent === text) continue;
    count.textContent = text;
    label.classList.toggle('none', text === '0');
  }
}

function showChips() {
  const chips = FACETS.flatMap((facet) => query.chosen[facet].map((value) => element('li', {},
    element('button', { type: 'button', class: 'chip', 'data-chip': facet, value },
      element('span', { class: 'hidden-words' }, 'Remove filter: '), (LABELS[facet] || {})[value] || value))));
  at('chips').replaceChildren(...chips);
  at('chips').hidden = at('clear').hidden = !chips.length;
  for (const [name, facets] of [['needs', NEEDS], ['more', MORE]]) {
    const chosen = facets.reduce((sum, facet) => sum + query.chosen[facet].length, 0);
    at(`chosen-${name}`).textContent = chosen ? `${chosen} chosen` : '';
  }
  finder.querySelectorAll('[data-chosen]').forEach((said) => {
    const chosen = query.chosen[said.dataset.chosen].length;
    said.textContent = chosen ? `${chosen} chosen` : '';
  });
}

function showUnderstood(place, understood) {
  const said = place ? [place.understood, place.exact ? '. Distances are in a straight line.' : '. Showing everywhere. '] : [];
  const tries = place ? place.suggestions : [];
  said.push(...tries.map((name, number) => [number ? ' ' : 'Try ',
    element('button', { type: 'button', class: 'button plain', 'data-place': name }, name)]).flat());
  at('place-said').replaceChildren(...said);
  at('place-said').hidden = !said.length;
  at('words-said').textContent = answer.slim ? 'Only names are searched until you say where: then days, costs and distances count too.'
    : understood ? understood.said : '';
  at('words-said').hidden = !at('words-said').textContent;
}

async function showNothing(empty) {
  const mine = turn;
  document.querySelectorAll('[data-nothing-help]').forEach((help) => { help.hidden = !empty || !answer.shelf; });
  at('nothing').hidden = !empty || at('nothing').hidden;
  if (!empty) return;
  const { drawNothing } = await import('./nothing.mjs');
  await helped;
  const inside = await drawNothing(query, { ...answer, urgent: help }, { find, go }, LABELS, MANIFEST.area);
  if (mine !== turn) return;
  at('nothing').replaceChildren(...inside);
  at('nothing').hidden = false;
}

function showFailure() {
  speak('The list could not be loaded. It may be the signal.');
  at('nothing').replaceChildren(element('button', { type: 'button', class: 'button', 'data-again': '' }, 'Try again'));
  at('nothing').hidden = false;
}

/** The form says what the query says; boxes that are being typed in are left alone. */
function showForm(typed) {
  if (!typed) [words.value, near.value] = [query.words, typedPlace(query.near)];
  within.value = String(query.within);
  for (const { input, facet } of choices) input.checked = query.chosen[facet].includes(input.value);
  for (const group of narrower) {
    const { below } = group.dataset;
    group.hidden = !query.chosen.interest.some((slug) => slug === below || PARENTS[slug] === below);
  }
}

/** Draws one of the closed groups when it is opened for the first time. */
let fillLists;
async function openGroup(details) {
  const { group } = details.dataset;
  if (!details.open || group in details) return;
  details[group] = true;
  try {
    const [made] = await Promise.all([import('./choices.mjs'), learnLabels()]);
    ({ fillLists } = made);
    choices.push(...boxesOf(made.drawChoices(details, named, group)).filter(({ facet }) => LATE.includes(facet)));
    showForm(true);
    run();
  } catch {
    delete details[group];
    details.open = false;
    showFailure();
  }
}

const addressOf = (asked) => writeQuery(asked, at('needs-too').checked);

const pathTo = (hash) => location.pathname + location.search + hash;

/** Asks anew. What is still being typed replaces its own step of the history; all else is a step of its own. */
let typing = false;
function ask(next, typed = false) {
  const stays = pathTo(addressOf(next)) === pathTo(location.hash);
  [query, shown, opened] = [next, STEP, ''];
  needs.keep(query);
  history[stays || (typed && typing) ? 'replaceState' : 'pushState'](null, '', pathTo(addressOf(query)));
  typing = typed;
  showForm(typed);
  return run(typed);
}

/** Takes a way on from where nothing fits; `apart` names the list beside the results that it opens. */
const go = (next, apart = '') => ask(next).then(() => {
  opened = apart;
  if (opened) showApart();
  (at('also').querySelector(`[data-apart="${opened}"]`) || at('heading')).focus();
});

/** Takes the query from the address: at the start, and on Back. */
function restore() {
  if (answer && location.hash && !location.hash.includes('=')) {
    // A link within the page, such as the one that skips to the content: what is asked stays in the address.
    history.replaceState(null, '', pathTo(addressOf(query)));
    return;
  }
  const next = withNeeds(readQuery(location.hash));
  if (answer && writeQuery(next, true) === writeQuery(query, true)) return;
  needs.keep(next);
  [query, shown, opened, typing] = [next, STEP, '', false];
  showForm();
  run();
}

let waiting;
function askTyped() {
  clearTimeout(waiting);
  const typed = words.value.trim();
  // One letter says nothing yet.
  if (typed.length !== 1) waiting = setTimeout(() => ask({ ...query, words: typed }, true), TYPING_MS);
}

/** What is asked, with what stands in the boxes even where it was not sent off yet. */
function current() {
  clearTimeout(waiting);
  return withTyped(query, words.value, near.value);
}

const askBoxes = () => ask(current());

function showPanel(open) {
  at('filters').classList.toggle('open', open);
  at('open').setAttribute('aria-expanded', String(open));
  at(open ? 'close' : 'open').focus();
}

/** While the panel covers a phone's screen, Tab goes round inside it. */
function keepInside(event) {
  if (!at('filters').classList.contains('open') || at('close').offsetParent === null) return;
  if (event.key === 'Escape') showPanel(false);
  if (event.key !== 'Tab') return;
  const ends = [...at('filters').querySelectorAll('button, input, select, summary')].filter((each) => each.offsetParent);
  const [first, last] = [ends[0], ends[ends.length - 1]];
  if (document.activeElement !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

/** Offers places while one types; what it needs is asked for when the box first gets the focus. */
function offerPlaces() {
  const parts = { list: at('place-list'), said: at('place-count'), before: near.value };
  import('./suggest.mjs').then(({ openSuggestions }) => openSuggestions(near, parts, knownPlaces))
    .catch(() => near.addEventListener('focus', offerPlaces, { once: true }));
}

function sayHere(text) {
  Object.assign(at('here-said'), { textContent: text, hidden: !text });
  if (text) speak(text);
}

/** Asks the device where it is, on a press only. */
async function useHere() {
  at('here').disabled = true;
  sayHere('Asking your device where it is …');
  const { label, said } = await import('./here.mjs')
    .then(async ({ findHere }) => findHere(navigator.geolocation, await knownPlaces()))
    .catch(() => ({ label: '', said: 'That could not be loaded. It may be the signal.' }));
  at('here').disabled = false;
  sayHere(said);
  if (label) {
    tab.keep('');
    await ask({ ...query, near: label });
  }
  at('here').focus();
}

const hidePanel = () => showPanel(false);
const presses = {
  open: () => showPanel(true), here: useHere, close: hidePanel,
  show() {
    hidePanel();
    at('heading').focus();
    at('heading').scrollIntoView();
  },
  clear: () => ask({ ...current(), chosen: emptyQuery().chosen }).then(() => at('heading').focus()),
  more() {
    const first = shown;
    shown += STEP;
    showCards();
    at('results').children[first].querySelector('a').focus();
  },
};

function press({ target }) {
  const button = target.closest('button');
  if (!button) return;
  const { at: name, chip, apart, place, again, away: slug, back } = button.dataset;
  if (presses[name]) presses[name]();
  if (chip) {
    const number = [...at('chips').children].indexOf(button.parentNode);
    ask(toggle(current(), chip, button.value, PARENTS)).then(() => {
      const left = at('chips').querySelectorAll('button');
      (left[Math.min(number, left.length - 1)] || at('heading')).focus();
    });
  }
  if (apart) {
    opened = opened === apart ? '' : apart;
    showApart();
    at('also').querySelector(`[data-apart="${apart}"]`).focus();
  }
  if (place) ask({ ...query, near: place }).then(() => near.focus());
  if (again !== undefined) run();
  if (slug) putAway(slug, button.closest('.card'));
  if (back !== undefined) away.bringBack();
}

finder.addEventListener('click', press);
finder.addEventListener('keydown', keepInside);
finder.addEventListener('submit', (event) => {
  event.preventDefault();
  if (event.target === at('ask')) askBoxes();
});
finder.addEventListener('change', ({ target }) => {
  const asked = target.closest('[data-facet]');
  if (target === at('needs-too')) ask(current());
  if (!asked) return;
  const { facet } = asked.dataset;
  ask(target.type === 'checkbox' ? toggle(current(), facet, target.value, PARENTS)
    : { ...query, chosen: { ...query.chosen, [facet]: target.value ? [target.value] : [] } });
});
groups.forEach((details) => details.addEventListener('toggle', () => openGroup(details)));
words.addEventListener('focus', () => openWords().then((known) => answer && answer.shelf && known.prepare(answer.shelf)).catch(() => {}));
words.addEventListener('focus', () => openHelp().catch(() => {}));
words.addEventListener('input', askTyped);
near.addEventListener('change', () => { sayHere(''); askBoxes(); });
near.addEventListener('focus', offerPlaces, { once: true });
at('here').hidden = !navigator.geolocation;
within.addEventListener('change', () => ask({ ...current(), within: +within.value }));
sort.addEventListener('change', () => ask({ ...current(), sort: sort.value === usualSort() ? '' : sort.value }));
addEventListener('popstate', restore);
addEventListener('hashchange', restore);
document.addEventListener('forget', () => {
  clearTimeout(waiting);
  history.replaceState(null, '', location.pathname);
  [query, shown, opened, typing] = [emptyQuery(), STEP, '', false];
  showForm();
  run();
});
document.querySelector('[data-instead]').hidden = true;
finder.hidden = false;
restore();
