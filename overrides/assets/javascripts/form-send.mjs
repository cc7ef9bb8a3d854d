// Hands over what was written, by whichever way a person chooses; the quietest stand first and the public one last. The
// page sends nothing by itself: an own e-mail or message opens, or a file is saved, and nothing goes before it is read.

import { element } from './card.mjs';
import { copyWords, saveFile } from './carry.mjs';
import { withBody } from './missing.mjs';

const LONGEST = 1900;
export const YAML = 'application/yaml';
const EDIT = /\/(_?)edit\//;
const PUBLIC = 'Anyone can read this, for ever. Write about the group, never about a person.';

const link = (words, href) => element('a', { class: 'button quiet', href }, words);
const button = (words, press) => {
  const made = element('button', { type: 'button', class: 'button quiet' }, words);
  made.addEventListener('click', press);
  return made;
};
const figures = (number) => number.replace(/[^\d+]/g, '');

/** Who reads it, and how soon there is an answer. */
export const readWords = ({ team, days }) => (
  `${team || 'The team'} reads it.${days ? ` You have an answer within ${days} working days.` : ''}`);

/** A letter with the words in it; where they are too long for a link, with what to do instead. */
export function letter(to, subject, text, file) {
  const start = `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}`;
  const whole = withBody(start, text);
  return whole.length <= LONGEST ? whole : withBody(start, `Please add the file ${file} here: save it first, on the page that opened this letter.`);
}

/** Where a change can be proposed by whoever has an account there; `edit` is where the directory's folder can be edited. */
export function proposal(edit, { area, slug, text, isNew }) {
  if (!EDIT.test(edit)) return '';
  if (!isNew) return `${edit}listings/${area}/${slug}.yml`;
  const start = `${edit.replace(EDIT, '/$1new/')}listings/${area}/?filename=${slug}.yml`;
  const whole = `${start}&value=${encodeURIComponent(text)}`;
  return whole.length <= 6000 ? whole : start;
}

/**
 * The ways, as a list. `what` is {subject, file, text, area?, slug?, isNew?}
 * @param {{team: string, days: string, ways: {way: string, to: string, says?: string}[], edit: string}} send
 */
export function drawWays(send, what) {
  const said = element('p', { role: 'status', class: 'understood' });
  const of = (way) => send.ways.filter((one) => one.way === way);
  const row = (made, says = '') => element('li', {}, made, says ? element('span', { class: 'expect' }, ` ${says}`) : '');
  const rows = [
    ...of('email').map(({ to, says }) => row(link(`E-mail it to ${to}`, letter(to, what.subject, what.text, what.file)), says)),
    ...of('text').map(({ to, says }) => row(link(`Text it to ${to}`, withBody(`sms:${figures(to)}`, what.text.slice(0, 900))), says)),
    row(button('Save it as a file', () => {
      saveFile(what.file, what.text, YAML);
      said.textContent = `Saved as ${what.file}. It is on this device, where your browser keeps what you save.`;
    }), 'To send later, to hand in on a stick, or to keep.'),
    row(button('Copy it', async () => {
      said.textContent = await copyWords(what.text) ? 'Copied.' : 'Your browser did not allow that. Choose the words above and copy them.';
    })),
    row(button('Print it', () => window.print()), 'Hand it in on paper.'),
    ...of('phone').map(({ to, says }) => row(link(`Call ${to}`, `tel:${figures(to)}`), says)),
    ...of('post').map(({ to, says }) => row(element('span', {}, `Write to ${to}`), says)),
    ...of('form').map(({ to, says }) => row(element('a', { class: 'button quiet', href: to, rel: 'noreferrer' }, 'Use our other form'), says)),
  ];
  const address = what.slug ? proposal(send.edit, what) : (of('issue')[0] || {}).to;
  if (address) rows.push(row(element('a', { class: 'button quiet', href: address, rel: 'noreferrer' }, what.slug ? 'Propose it in public' : 'Write in public'), PUBLIC));
  return [element('p', {}, readWords(send)), element('ul', { class: 'ways send-ways' }, ...rows), said];
}
