// Take it with you: my list as words, for a record, as a link, as a code to scan, on paper. Nothing is sent by the page:
// the person's own messages, share sheet or printer do that. All of it works with the server gone.

import { copyWords } from './carry.mjs';
import { button, element } from './element.mjs';
import { toHash } from './list-link.mjs';
import { lineOf, recordLineOf, toMessages } from './list-words.mjs';
import { formatDay } from './recurrence.mjs';

/** Example and practice towns say so in everything that leaves the page. */
const notice = () => {
  const strip = document.querySelector('.strip.example');
  return strip ? strip.textContent.trim() : '';
};

/** What is sent and printed: all but what the person has stopped with. */
export const goingOut = ({ entries }) => entries.filter(({ stopped }) => !stopped);

/** The lines of the list, to be sent. */
export const wordsOf = (list, { now, groups, named }) => [
  notice(), list.heading, ...goingOut(list).map((entry) => lineOf(entry, now, list.rests, groups, named)),
].filter(Boolean);

/** The lines for a record: when it was, and when each was checked; nobody's name. */
export const recordOf = (list, { now, groups, named }) => [
  notice(), `${list.heading || 'Activities talked about'}, ${formatDay(now.day)}`,
  ...goingOut(list).map((entry) => recordLineOf(entry, now, list.rests, groups, named)),
].filter(Boolean);

export const linkOf = (list) => location.href.replace(/[?#].*$/, '') + toHash(goingOut(list).map(({ slug }) => slug));

/** Two kinds of print, told to the style sheet by an attribute. */
function print(kind) {
  document.documentElement.dataset.print = kind;
  addEventListener('afterprint', () => { delete document.documentElement.dataset.print; }, { once: true });
  window.print();
}

/** What would be sent, to be read before. */
function drawWords(lines) {
  const into = element('div');
  const details = element('details', { class: 'read' }, element('summary', { id: 'list-read' }, 'Read the words first'), into);
  details.addEventListener('toggle', () => {
    if (details.open) into.replaceChildren(...lines().map((line) => element('p', { class: 'words', translate: 'no' }, line)));
  });
  return details;
}

/** A calendar of the list: what makes it is loaded when somebody opens this. */
function drawCalendar(slugsNow) {
  const into = element('div');
  const details = element('details', { class: 'dates-out' }, element('summary', { id: 'list-calendar' }, 'Put the dates into a calendar'), into);
  details.addEventListener('toggle', async () => {
    if (!details.open) return;
    const offer = await import('./calendar-offer.mjs').catch(() => null);
    into.replaceChildren(offer ? offer.drawOffer(slugsNow, 'my-list') : 'That could not be loaded. It may be the signal.');
  });
  return details;
}

const hrefOf = (part) => `sms:?&body=${encodeURIComponent(part)}`;

/**
 * The ways out, drawn anew whenever entries come, go or move. What is typed meanwhile is read when one is pressed.
 * @param {() => object} read gives the list as it stands @param {object} seen now, groups, named
 * @param {{say: (words: string) => void, done: () => void, name: (is: boolean) => void, drawCode: Function}} acts
 *   `done` is called after each way out, so that a fresh list can be offered
 */
export function drawTake(read, seen, { say, done, name, drawCode }) {
  const list = read();
  const lines = () => wordsOf(read(), seen);
  const copied = (words, what) => async () => {
    say(await copyWords(words()) ? `${what} copied.` : 'That did not work. Choose the words below and copy them.');
    done();
  };
  const messages = toMessages(lines());
  const texts = messages.map((part, at) => {
    const link = element('a', { class: 'button quiet', href: hrefOf(part) },
      messages.length > 1 ? `Text message ${at + 1} of ${messages.length}` : 'Text message');
    link.addEventListener('click', () => {
      link.setAttribute('href', hrefOf(toMessages(lines())[at] || part));
      done();
    });
    return link;
  });
  const share = navigator.share ? [button('quiet', 'Share', () => navigator.share({ text: lines().join('\n') }).then(done, () => {}))] : [];
  const naming = seen.groups.length && goingOut(list).some(({ facts }) => (facts.lower || []).some(([of]) => of.some((each) => seen.groups.includes(each))));
  const box = element('input', { type: 'checkbox', id: 'list-named' });
  box.checked = seen.named;
  box.addEventListener('change', () => name(box.checked));
  const code = element('div', { class: 'code' });
  drawCode(code, linkOf(list));
  return [
    element('h2', {}, 'Take it with you'),
    naming ? element('label', { class: 'choice' }, box, element('span', {}, 'Say which card or benefit gives me my price')) : '',
    element('h3', {}, 'Send as words'),
    element('p', { class: 'send' }, ...texts, ...share, button('quiet', 'Copy the words', copied(() => lines().join('\n'), 'Words'), { id: 'list-copy' }),
      button('quiet', 'Copy for the record', copied(() => recordOf(read(), seen).join('\n'), 'Words for the record'), { id: 'list-record' })),
    drawWords(lines),
    element('h3', {}, 'Print'),
    element('p', { class: 'send' }, button('quiet', 'Print', () => print('list'), { id: 'list-print' }),
      button('quiet', 'Print in large letters', () => print('large'), { id: 'list-large' }),
      list.entries.some(({ tried }) => tried.length) ? button('quiet', 'Print the review sheet', () => print('review'), { id: 'list-review' }) : ''),
    drawCalendar(() => goingOut(read()).map(({ slug }) => slug)),
    element('details', { class: 'scan' }, element('summary', { id: 'list-scan' }, 'A link, and a code to scan'),
      element('p', {}, 'Both hold the names of the activities and nothing about you. Notes, steps and prices stay here.'),
      element('p', { class: 'send' }, button('quiet', 'Copy the link', copied(() => linkOf(read()), 'Link'), { id: 'list-link' })), code),
  ];
}
