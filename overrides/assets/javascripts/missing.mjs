// "Tell the team what is missing": one sentence made from what was asked, and the links that carry it. The page
// sends nothing: a person's own e-mail or messages do, once they have read it and changed it as they like.

import { copyWords } from './carry.mjs';
import { withoutUnits } from './query.mjs';

/** The facets that may be named to the team. All others are needs: they say something about a person, and stay here. */
export const NAMED = ['cost', 'interest', 'day', 'kind'];
/** Places that are wide enough to be named; a house, a venue or "where I am" is not. */
const WIDE = ['postcode', 'sector', 'district', 'area', 'town'];

const small = (label) => label.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
const or = (words) => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' or ');

function costWords(chosen) {
  if (chosen.includes('cheap')) return 'something free or cheap';
  return chosen.includes('free') ? 'something free' : 'something to do';
}

/**
 * "We looked for something free or cheap, about gardening, on a Tuesday, within 2 miles of QX2 4, and found nothing."
 * @param {object} query @param {{exact: string, label: string} | null} place where that is, no nearer than its sector
 */
export function missingSentence(query, place, labels) {
  const of = (facet) => (NAMED.includes(facet) && query.chosen[facet] || []).map((value) => (labels[facet] || {})[value] || value);
  const about = [or(of('interest').map(small)), query.words && `“${withoutUnits(query.words)}”`].filter(Boolean);
  const kinds = of('kind').map((label) => `“${label}”`);
  const days = of('day').map((day) => `a ${day}`);
  const label = place && WIDE.includes(place.exact) ? withoutUnits(place.label) : '';
  const asked = [
    costWords(of('cost').length ? query.chosen.cost : []),
    about.length && 'about ' + about.join(' and '),
    kinds.length && 'of the kind ' + or(kinds),
    days.length && 'on ' + or(days),
    label && `within ${query.within === 1 ? '1 mile' : query.within + ' miles'} of ${label}`,
  ].filter(Boolean).join(', ');
  return `We looked for ${asked}, and found nothing.`;
}

/** A link that writes a letter or a message, with these words in it. */
export function withBody(link, text) {
  const base = link.replace(/[?&]body=.*$/, '');
  // Half a character, as a slip of the keyboard leaves it, has no place in a link.
  const whole = text.replace(/\p{Cs}/gu, '').replace(/\r?\n/g, '\r\n');
  return `${base}${base.includes('?') ? '&' : '?'}body=${encodeURIComponent(whole)}`;
}

let made = '';

/** Shows a sentence, to be changed and sent. What was changed stays until something else is looked for. */
export function showMissing(box, sentence) {
  const text = box.querySelector('textarea');
  const said = box.querySelector('[data-copied]');
  const write = () => box.querySelectorAll('[data-send]').forEach((link) => {
    link.setAttribute('href', withBody(link.getAttribute('href'), text.value));
    said.textContent = '';
  });
  if (sentence !== made) [text.value, made] = [sentence, sentence];
  write();
  text.oninput = write;
  box.querySelector('[data-copy]').onclick = async () => {
    said.textContent = await copyWords(text.value, text) ? 'Copied.' : 'Choose the words and copy them.';
  };
}
