// The search in a frame on another site: the finder's own modules, and no memory. Nothing is kept on the device, nothing
// typed enters an address before a link is pressed, and only files of ours are asked for.

import { clock, drawCard, element, firstBy, isStale, soonKey, demoted, toCard } from './card.mjs';
import { LATE, WITHIN, emptyQuery, readQuery, sentence, toLabels, withTyped, writeQuery } from './query.mjs';
import { openFiles, openFinder } from './search.mjs';
import { readTheme, wear } from './theme.mjs';

const SHOWN = 10;
const MANIFEST = JSON.parse(document.getElementById('finder-data').textContent);
const { labels: LABELS } = toLabels(MANIFEST);
const FIND = new URL('../../find/', import.meta.url).href;
const at = (name) => document.querySelector(`[data-embed-${name}]`);
const form = document.querySelector('[data-embed]');
const [words, near, within] = ['words', 'place', 'within'].map((name) => document.getElementById(`q-${name}`));

let [asked, turn, help] = [emptyQuery(), 0, null];
const { find, addSummaries } = openFinder(MANIFEST, openFiles(new URL('../../data/', import.meta.url)), {
  now: clock, whenDeeper: () => asked.words && show(),
});

/** The number by which results are ordered: the best match, else the nearest, else the soonest. */
function keyOf({ shelf, understood, centre, square }, now) {
  const sort = understood ? 'match' : centre ? 'near' : 'soon';
  const keys = {
    match: (row) => -understood.hits.get(row),
    near: (row) => square[row],
    soon: (row) => soonKey(shelf, row, now, MANIFEST.closures),
  };
  return (row) => (isStale(shelf, row, now, MANIFEST) ? demoted(sort, keys[sort](row)) : keys[sort](row));
}

/** Help for words of danger stands above the results here too. */
async function helpFor(text) {
  if (!text && !help) return '';
  help = help || await import('./urgent-help.mjs').then(({ openHelp }) => openHelp(MANIFEST));
  return help(text);
}

async function show() {
  const mine = ++turn;
  const helped = helpFor(asked.words).catch(() => '');
  at('found').hidden = false;
  at('line').textContent = 'Getting the list …';
  try {
    const answer = await find(asked);
    const said = await helped;
    if (mine === turn) draw(answer, said);
  } catch {
    if (mine === turn) at('line').textContent = 'The list could not be loaded. It may be the signal. Try again with Find.';
  }
}

function draw(answer, said) {
  const { shelf, place, centre, understood, apart } = answer;
  const now = clock();
  const fitting = shelf ? [...answer.rows, ...(centre ? [] : apart)] : [];
  const rows = firstBy(fitting, keyOf(answer, now), SHOWN);
  const cards = rows.map((row) => drawCard(toCard(shelf, row, { manifest: MANIFEST, now, centre }), shelf.summary[row]));
  at('results').replaceChildren(...cards);
  at('results').hidden = !rows.length;
  at('line').textContent = said + (shelf ? sentence(asked, fitting.length, centre && place.label, LABELS)
    : `Say where first: there are ${MANIFEST.count.toLocaleString('en-GB')} activities.`);
  at('said').textContent = [place ? place.understood : '', understood ? understood.said : ''].filter(Boolean).join('. ');
  at('said').hidden = !at('said').textContent;
  at('more').hidden = fitting.length <= rows.length && rows.length > 0;
  at('more').replaceChildren(element('a', { class: 'button quiet', href: FIND + writeQuery(asked) },
    rows.length ? `See all ${fitting.length}` : 'Look in more ways'));
  if (shelf && rows.length && !answer.slim) {
    addSummaries(shelf).then(() => cards.forEach((card, number) => {
      const text = shelf.summary[rows[number]] || '';
      Object.assign(card.querySelector('.summary'), { textContent: text, hidden: !text });
    })).catch(() => {}); // cards can be read without
  }
}

/** What stands behind the # of the frame's address: colours, and what is asked at first. What is personal is passed over. */
function begin() {
  wear(readTheme(location.hash), document);
  const top = document.querySelector('base').target === '_top';
  at('target').textContent = top ? 'Links take you to that site.' : 'Links open in a new tab.';
  asked = readQuery(location.hash);
  LATE.forEach((facet) => { asked.chosen[facet] = []; });
  [words.value, near.value, within.value] = [asked.words, asked.near, String(asked.within)];
  if (writeQuery(asked)) show();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const next = withTyped(asked, words.value, near.value, false);
  asked = { ...next, within: WITHIN.includes(+within.value) ? +within.value : next.within };
  show();
  scrollTo(0, at('found').offsetTop); // of the frame alone; the page around it stays
});
addEventListener('hashchange', begin);
at('instead').hidden = true;
form.hidden = false;
begin();
