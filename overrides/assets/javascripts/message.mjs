// Say it for me: the first words to a group. The page sends nothing: the person's own e-mail or messages open with the
// words in them, or they are copied, or read out on the telephone. What is written is kept nowhere.

import { copyWords } from './carry.mjs';
import { element } from './element.mjs';

const BLANK = '____';
const HEADINGS = {
  email: 'Say it by e-mail', text: 'Say it by text', form: 'Say it with their form', phone: 'Say it on the phone',
  'drop-in': 'Say it when you call in', '': 'Say it in your own way',
};

/** The message with the day in its place; the blank for a name stays to be filled. */
export const withDay = (lines, day) => lines.map((line) => (day ? line.replace(`on ${BLANK}`, `on ${day}`) : line)).join('\n');

const digits = (number) => number.replace(/[^\d+]/g, '');

/** Where the words go: a link that opens the person's own program with them in it; '' where there is none. */
export function linkFor({ way, to, subject }, words) {
  const body = encodeURIComponent(words);
  if (way === 'email') return `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${body}`;
  if (way === 'text') return `sms:${digits(to)}?&body=${body}`;
  if (way === 'phone') return `tel:${digits(to)}`;
  return way === 'form' && /^https?:\/\//.test(to) ? to : '';
}

const VERBS = { email: 'Open in my e-mail', text: 'Open in my messages', phone: 'Ring them', form: 'Open their form' };

/** @param {HTMLElement} box @param {import('./story.mjs').Story} story @param {string} day in words; '' where none is chosen */
export function drawMessage(box, { message }, day) {
  const spoken = ['phone', 'drop-in'].includes(message.way);
  const words = element('textarea', { id: 'visit-text', rows: String(message.lines.length + 2) });
  words.value = withDay(message.lines, day);
  const said = element('p', { role: 'status' });
  const printed = element('pre', { class: 'only-print', 'aria-hidden': 'true' }, words.value);
  const open = element('a', { class: 'button' }, VERBS[message.way] || '');
  if (message.way === 'form') open.rel = 'noreferrer';
  const renew = () => {
    open.href = linkFor(message, words.value);
    printed.textContent = words.value;
  };
  words.addEventListener('input', renew);
  renew();
  const copy = element('button', { type: 'button', class: 'button quiet' }, 'Copy the words');
  copy.addEventListener('click', async () => {
    said.textContent = await copyWords(words.value, words) ? 'Copied.' : 'Your browser did not allow that. Choose the words above and copy them.';
  });
  const ways = element('p', { class: 'no-print' });
  ways.append(...(linkFor(message, '') ? [open, ' '] : []), copy);
  box.replaceChildren(
    element('h3', { id: 'visit-words' }, HEADINGS[message.way] || HEADINGS['']),
    element('p', {}, [message.to, message.expect].filter(Boolean).join('. ')),
    element('label', { for: 'visit-text', class: 'no-print' }, spoken ? 'Words to read out. Change them as you like.' : 'Your message. Change it as you like.'),
    words, printed, ways, said,
    element('p', { class: 'small' }, 'You need not say why you come.'),
  );
}
