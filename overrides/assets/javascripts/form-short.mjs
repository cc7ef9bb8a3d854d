// The short ways: "I spotted something" takes ten seconds, "Cancel one session" three fields. What is written becomes a
// few plain lines, which a person sends by the way of their choice.

import { element } from './card.mjs';
import { drawWays } from './form-send.mjs';
import { toYaml } from './form-yaml.mjs';

const DATA = new URL('../../data/form/', import.meta.url);
const load = async (name) => (await fetch(new URL(name, DATA))).json();

const SHORT = {
  spotted: {
    title: 'I spotted something',
    says: 'A poster, a chalkboard, a word from a neighbour. The team looks into it; no page shows it before that.',
    fields: [['name', 'What is it called?', 'text'], ['where', 'Where did you see it, or where is it?', 'text'], ['reach', 'How can we reach them?', 'text']],
    needed: ['name', 'where'],
    file: 'spotted.yml',
  },
  cancel: {
    title: 'Cancel one session',
    says: 'It is then shown as cancelled, with the reason, so that nobody comes for nothing.',
    fields: [['listing', 'Which group?', 'text'], ['cancelled', 'Which day?', 'date'], ['because', 'Why, in a few words? Write nothing about a person.', 'text']],
    needed: ['listing', 'cancelled', 'because'],
    file: 'cancelled.yml',
  },
};

/** The lines that are sent: as a lead, or as the notice that goes into the listing's file. */
export function linesOf(what, answers, names, meant = '') {
  if (what === 'spotted') return toYaml(Object.fromEntries(Object.entries(answers).filter(([, value]) => value)));
  const { listing, cancelled, because } = answers;
  const called = names.filter(([one, name]) => name === listing || one === listing);
  // Of several with one name nobody can tell which is off, unless the page it began on says so.
  const [slug = '', , area = ''] = called.find(([one]) => one === meant) || (called.length === 1 ? called[0] : []);
  const head = slug ? `# For directory/listings/${area}/${slug}.yml: ${listing}` : `# For: ${listing}`;
  return `${head}\n${toYaml({ notices: [{ cancelled, because }] })}`;
}

/** @param {HTMLElement} room @param {'spotted' | 'cancel'} what @param {string} slug of a listing that is meant */
export async function openShort(room, what, slug = '') {
  const { title, says, fields, needed, file } = SHORT[what];
  const [form, names] = await Promise.all([load('form.json'), what === 'cancel' ? load('names.json') : []]);
  const list = element('datalist', { id: 's-names' }, ...names.map(([, name]) => element('option', { value: name })));
  const boxes = fields.map(([key, words, type]) => {
    const box = element('input', { type, id: `s-${key}`, autocomplete: 'off', maxlength: 240, 'aria-describedby': `s-${key}-wrong`, ...(key === 'listing' ? { list: 's-names' } : {}) });
    if (key === 'listing') box.value = (names.find(([one]) => one === slug) || ['', ''])[1];
    const wrong = element('p', { class: 'wrong', id: `s-${key}-wrong` });
    wrong.hidden = true;
    return { key, box, wrong, field: element('div', { class: 'field' }, element('label', { for: box.id }, words, needed.includes(key) ? element('span', { class: 'needed' }, ' (needed)') : ''), box, wrong) };
  });
  const result = element('div', {});
  const ready = element('button', { type: 'button', class: 'button' }, 'Choose how to send it');
  ready.addEventListener('click', () => {
    for (const { key, box, wrong } of boxes) {
      const empty = needed.includes(key) && !box.value.trim();
      wrong.textContent = empty ? 'Write a few words here.' : '';
      wrong.hidden = !empty;
      box.toggleAttribute('aria-invalid', false);
      if (empty) box.setAttribute('aria-invalid', 'true');
    }
    const first = boxes.find(({ wrong }) => !wrong.hidden);
    if (first) {
      first.box.focus();
      return;
    }
    const answers = Object.fromEntries(boxes.map(({ key, box }) => [key, box.value.trim()]));
    const text = linesOf(what, answers, names, slug);
    const heading = element('h3', { tabindex: '-1' }, 'Hand it over');
    result.replaceChildren(element('pre', { class: 'file', tabindex: '0', role: 'group', 'aria-label': 'What is sent', translate: 'no' }, text), heading,
      ...drawWays(form.send, { subject: `${title}: ${answers.name || answers.listing}`, file, text }));
    heading.focus();
  });
  boxes.forEach(({ box }) => box.addEventListener('input', () => result.replaceChildren()));
  if (what === 'spotted' && form.keptOut.digests.length) {
    const out = element('p', { class: 'wrong kept-out', role: 'status' });
    boxes[0].field.append(out);
    import('./form-kept-out.mjs').then(({ watchName }) => watchName(boxes[0].box, out, form.keptOut));
  }
  room.replaceChildren(element('h2', { tabindex: '-1' }, title), element('p', {}, says), list, ...boxes.map(({ field }) => field), element('p', {}, ready), result);
  document.addEventListener('forget', () => {
    room.replaceChildren();
    room.hidden = true;
  });
}

/** On a change: is only one session off? Then three fields are enough. */
export function offerCancel(room, slug) {
  const button = element('button', { type: 'button', class: 'button quiet' }, 'Only one session is off');
  button.addEventListener('click', () => openShort(room, 'cancel', slug).then(() => room.querySelector('h2').focus()));
  room.querySelector('h2').after(element('p', {}, button));
}
