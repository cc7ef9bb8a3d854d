// The boxes in which an answer is written: words, lists to choose from, ticks, dates in a calendar, a fact with a note.

import { element } from './card.mjs';
import { describe, resolve, wordsOf } from './form-schema.mjs';

const LONG = 160;
const MANY = 12;
const TYPES = { url: 'url', email: 'email', phone: 'tel', date: 'date', time: 'time' };

/** The name by which the page knows the box of a field. */
export const idOf = (path) => `f-${path.join('-')}`;

/** A button that does something here. */
export function button(words, press, kind = 'button quiet') {
  const made = element('button', { type: 'button', class: kind }, words);
  made.addEventListener('click', press);
  return made;
}

/** @param {object} schema of a listing @param {object} state of openState: each box begins with it and writes into it */
export function openBoxes(schema, state) {
  const written = (path, box, read = () => box.value) => {
    box.addEventListener('change', () => state.set(path, read() || undefined));
    return box;
  };

  function selectBox(path, rows, words = 'Choose') {
    const now = state.get(path) ?? '';
    const box = element('select', {}, element('option', { value: '' }, words),
      ...rows.map(([value, label]) => element('option', { value }, label)));
    if (now && !rows.some(([value]) => value === now)) box.append(element('option', { value: now }, now));
    box.value = now;
    return written(path, box);
  }

  function textBox(path, { base, maxLength, format }) {
    const long = base === 'text' && !(maxLength <= LONG);
    const attributes = { autocomplete: 'off', ...(maxLength ? { maxlength: maxLength } : {}) };
    const box = long ? element('textarea', { ...attributes, rows: maxLength > 400 ? 6 : 3 })
      : element('input', { ...attributes, type: TYPES[base] || TYPES[format] || 'text' });
    box.value = state.get(path) ?? '';
    return written(path, box, () => box.value.replace(/\r\n/g, '\n').trim());
  }

  /**
   * Boxes to tick. `one` writes a single word instead of a list where only one is ticked; `asTicked` keeps the order in
   * which they were: of interests the first counts most.
   */
  function boxes(path, rows, { one = false, asTicked = false, others = () => [] } = {}) {
    const now = [].concat(state.get(path) || []);
    const ticks = rows.map(([value, label]) => {
      const tick = element('input', { type: 'checkbox', value });
      tick.checked = now.includes(value);
      return [tick, element('label', { class: 'choice' }, tick, element('span', {}, label))];
    });
    let order = now;
    const write = () => {
      const ticked = ticks.filter(([tick]) => tick.checked).map(([tick]) => tick.value);
      order = [...order.filter((value) => ticked.includes(value)), ...ticked.filter((value) => !order.includes(value))];
      const chosen = [...(asTicked ? order : ticked), ...others()];
      state.set(path, one && chosen.length === 1 ? chosen[0] : chosen.length ? chosen : undefined);
    };
    ticks.forEach(([tick]) => tick.addEventListener('change', write));
    const all = element('div', { class: rows.length > MANY ? 'boxes scroll' : 'boxes' }, ...ticks.map(([, label]) => label));
    if (rows.length <= MANY) return { parts: [all], write };
    const filter = element('input', { type: 'text', autocomplete: 'off', id: `${idOf(path)}-filter` });
    filter.addEventListener('input', () => ticks.forEach(([tick, label]) => {
      label.hidden = !tick.checked && !label.textContent.toLowerCase().includes(filter.value.trim().toLowerCase());
    }));
    all.tabIndex = 0;
    all.setAttribute('role', 'group');
    all.setAttribute('aria-label', describe(schema, path).title || 'Words');
    return { parts: [element('label', { for: filter.id, class: 'small-label' }, 'Show only words with'), filter, all], write };
  }

  /** Dates, each chosen in a calendar. */
  function dateList(path, kept, write) {
    const list = element('ul', { class: 'chosen-dates' });
    const box = element('input', { type: 'date', id: `${idOf(path)}-new` });
    const show = () => list.replaceChildren(...kept.map((day, number) => element('li', {}, day, ' ', button(`Take out ${day}`, () => {
      kept.splice(number, 1);
      show();
      write();
      box.focus();
    }, 'button plain'))));
    const add = button('Add this date', () => {
      if (!box.value || kept.includes(box.value)) return;
      kept.push(box.value);
      kept.sort();
      box.value = '';
      show();
      write();
    });
    show();
    return [list, element('label', { for: box.id, class: 'small-label' }, 'A date'), element('div', { class: 'with-button' }, box, add)];
  }

  function dates(path) {
    const kept = [...(state.get(path) || [])];
    return dateList(path, kept, () => state.set(path, kept.length ? [...kept] : undefined));
  }

  /** Words to tick and dates beside them, as of "not on". */
  function wordsAndDates(path, words) {
    const now = state.get(path) || [];
    const kept = now.filter((value) => !words.includes(value));
    const ticks = boxes(path, words.map((word) => [word, wordsOf(word)]), { others: () => kept });
    return [...ticks.parts, ...dateList(path, kept, ticks.write)];
  }

  /** Everything from a day on, or some dates. */
  function allOrDates(path) {
    const now = state.get(path);
    const kept = now && now !== 'all' ? [].concat(now) : [];
    const tick = element('input', { type: 'checkbox' });
    tick.checked = now === 'all';
    const write = () => state.set(path, tick.checked ? 'all' : kept.length > 1 ? [...kept] : kept[0]);
    tick.addEventListener('change', write);
    return [element('label', { class: 'choice' }, tick, element('span', {}, 'All dates in some weeks: say from and until when below')),
      ...dateList(path, kept, write)];
  }

  /** Yes, no or not known, and a few words beside it. */
  function factWithNote(path, full) {
    const now = state.get(path);
    let [is, note] = now instanceof Object ? [now.is, now.note] : [now, ''];
    const write = () => state.set(path, !is && !note ? undefined : note ? { ...(is ? { is } : {}), note } : is);
    const fact = element('select', { id: `${idOf(path)}-is`, 'aria-label': describe(schema, [...path, 'is']).title },
      element('option', { value: '' }, 'Choose'), ...resolve(schema, full.properties.is).enum.map((word) => element('option', { value: word }, wordsOf(word))));
    const words = element('input', { type: 'text', autocomplete: 'off', maxlength: resolve(schema, full.properties.note).maxLength, id: `${idOf(path)}-note` });
    [fact.value, words.value] = [is || '', note || ''];
    fact.addEventListener('change', () => { is = fact.value; write(); });
    words.addEventListener('change', () => { note = words.value.trim(); write(); });
    return [fact, element('label', { for: words.id, class: 'small-label' }, describe(schema, [...path, 'note']).title), words];
  }

  /** One line for each of several short texts. */
  function lines(path) {
    const box = element('textarea', { rows: 3, autocomplete: 'off' });
    box.value = (state.get(path) || []).join('\n');
    box.addEventListener('change', () => {
      const rows = box.value.split('\n').map((row) => row.trim()).filter(Boolean);
      state.set(path, rows.length ? rows : undefined);
    });
    return box;
  }

  return { written, selectBox, textBox, boxes, dates, wordsAndDates, allOrDates, factWithNote, lines };
}
