// Draws the questions of the form from the schema: one way of asking for each shape of answer. Nothing here knows
// a field by its name; what is asked, in which words and with which example, the schema says.

import { element } from './card.mjs';
import { button, idOf, openBoxes } from './form-boxes.mjs';
import { choicesOf, describe, plainPath, resolve, shapesByType, wordsOf } from './form-schema.mjs';
import { isAsked } from './form-state.mjs';

/** Whoever chooses from a list need not know where the list comes from. */
const VOCABULARY = /,? from the [a-z-]+ vocabulary/;
const OWN_ROW = ['when', 'where', 'contact'];

const example = ({ examples: [first] = [] }) => (typeof first === 'string' ? ` For example: ${first}` : '');

/**
 * @param {object} form data/form/form.json @param {object} state of openState
 * @param {object} special widgets by plain path, for what takes more than one box
 */
export function openFields(form, state, special = {}) {
  const { schema } = form;
  let conditions = [];
  const { written, selectBox, textBox, boxes, dates, wordsAndDates, allOrDates, factWithNote, lines } = openBoxes(schema, state);

  /** What stands round each question: its words, its example, and room for what is wrong with it. */
  function framed(path, box, { needed = false, group = false, hint = true } = {}) {
    const words = describe(schema, path);
    const id = idOf(path);
    const title = words.title || wordsOf(path[path.length - 1]);
    const typed = !group && box.matches('input:not([type=date]):not([type=time]), textarea');
    const text = hint ? `${(words.description || '').replace(VOCABULARY, '')}${typed ? example(words) : ''}`.trim() : '';
    const said = text && element('p', { class: 'hint', id: `${id}-hint` }, text);
    const wrong = element('p', { class: 'wrong', id: `${id}-wrong`, 'data-wrong': path.join('.') });
    wrong.hidden = true;
    const must = needed ? element('span', { class: 'needed' }, ' (needed)') : '';
    if (group) {
      const set = element('fieldset', { class: 'field questions', id, 'data-field': path.join('.'), 'aria-describedby': [said && `${id}-hint`, `${id}-wrong`].filter(Boolean).join(' ') },
        element('legend', {}, title, must), said, ...[].concat(box), wrong);
      set.tabIndex = -1;
      return asked(path, set);
    }
    box.id = id;
    box.setAttribute('aria-describedby', [said && `${id}-hint`, `${id}-wrong`].filter(Boolean).join(' '));
    return asked(path, element('div', { class: 'field', 'data-field': path.join('.') },
      element('label', { for: id }, title, must), said, box, wrong));
  }

  function asked(path, made) {
    if (form.askedIf[plainPath(path)]) conditions.push([path, made]);
    made.hidden = !isAsked(form, state, path);
    return made;
  }

  /** One fact for each word of a vocabulary. */
  function factOfEach(path, node) {
    const [below] = Object.values(node.patternProperties);
    const { full } = shapesByType(schema, resolve(schema, below));
    return form.terms[form.termsOf[plainPath(path)]].map(([slug, label]) => {
      const id = idOf([...path, slug]);
      const set = element('fieldset', { class: 'field fact-row', id, 'data-field': [...path, slug].join('.') }, element('legend', {}, label),
        ...factWithNote([...path, slug], full), element('p', { class: 'wrong', 'data-wrong': [...path, slug].join('.') }));
      set.tabIndex = -1;
      set.lastElementChild.hidden = true;
      return set;
    });
  }

  /** What few people know stands behind a press, and is drawn when it is opened. */
  function folded(words, drawAll, open) {
    const more = element('details', { class: 'more-questions' }, element('summary', {}, words));
    let drawn = false;
    const draw = () => {
      if (drawn) return;
      drawn = true;
      more.append(...drawAll());
    };
    more.open = open;
    if (open) draw();
    more.addEventListener('toggle', () => more.open && draw());
    more.firstChild.addEventListener('click', draw);
    return more;
  }

  /** The fields of an object; of those of which one is wanted, the one that was chosen. */
  function inside(path, node) {
    const names = Object.keys(node.properties);
    const choices = choicesOf(node);
    const chosen = choices.flat();
    const first = form.first[plainPath(path)] || names;
    const draw = (name) => field([...path, name], node.properties[name], (node.required || []).includes(name));
    const above = names.filter((name) => !chosen.includes(name) && first.includes(name));
    const rest = names.filter((name) => !chosen.includes(name) && !first.includes(name));
    const parts = [...(choices.length > 1 ? [choice(path, choices, draw)] : []), ...above.map(draw)];
    if (!rest.length) return parts;
    const isFilled = rest.some((name) => state.get([...path, name]) !== undefined);
    return [...parts, folded(`More about this: ${describe(schema, path).title || 'details'}`, () => rest.map(draw), isFilled)];
  }

  function choice(path, choices, draw) {
    const titles = (names) => names.map((name) => describe(schema, [...path, name]).title).join(' and ');
    const box = element('select', { id: `${idOf(path)}-choice` }, ...choices.map((names, number) => (
      element('option', { value: String(number) }, titles(names)))));
    const now = choices.findIndex((names) => names.some((name) => state.get([...path, name]) !== undefined));
    const room = element('div', {});
    const show = () => room.replaceChildren(...choices[Number(box.value)].map(draw));
    box.value = String(Math.max(0, now));
    box.addEventListener('change', () => {
      for (const name of choices.flat()) if (state.get([...path, name]) !== undefined) state.set([...path, name], undefined);
      show();
    });
    show();
    return element('div', { class: 'choice-of' }, element('div', { class: 'field' }, element('label', { for: box.id }, 'Which do you want to say?'), box), room);
  }

  function rows(path, node) {
    const room = element('div', { class: 'rows' });
    const { title } = describe(schema, path);
    const { title: one = title } = describe(schema, [...path, '0']);
    const add = button(`Add: ${one}`, () => {
      state.set([...path, String((state.get(path) || []).length)], {});
      show();
      room.lastElementChild.focus();
    });
    const show = () => room.replaceChildren(...(state.get(path) || []).map((_, number) => {
      const at = [...path, String(number)];
      const take = button(`Take out ${one.toLowerCase()} ${number + 1}`, () => {
        state.set(path, state.get(path).filter((__, other) => other !== number));
        show();
        add.focus();
      }, 'button plain');
      const set = element('fieldset', { class: 'row', id: idOf(at), 'data-field': at.join('.') }, element('legend', {}, `${one} ${number + 1}`),
        ...inside(at, resolve(schema, node.items)), ...(special[`${plainPath(at)}[]`] ? [special[`${plainPath(at)}[]`](at)] : []),
        element('p', { class: 'wrong', 'data-wrong': at.join('.') }), take);
      set.querySelector(':scope > .wrong').hidden = true;
      set.tabIndex = -1;
      return set;
    }));
    if (!state.get(path) && OWN_ROW.includes(plainPath(path))) state.set(path, [{}]);
    show();
    return [room, add];
  }

  /** A question with all that stands below it. */
  function field(path, given, needed = false) {
    const key = plainPath(path);
    const node = resolve(schema, given);
    const grouped = (parts) => framed(path, parts, { needed, group: true });
    const terms = form.termsOf[key] && form.terms[form.termsOf[key]];
    if (special[key]) return special[key](path, node, { framed, inside, selectBox, textBox, written, needed });
    if (terms && node.patternProperties) return framed(path, [folded('Say which', () => factOfEach(path, node), state.get(path) !== undefined)], { group: true });
    if (terms && node.type === 'array') return grouped(boxes(path, terms, { asTicked: true }).parts);
    if (terms) return framed(path, selectBox(path, terms), { needed });
    if (form.knownOf[key]) return framed(path, selectBox(path, form.known[form.knownOf[key]]), { needed });
    const shapes = shapesByType(schema, node);
    if (shapes && shapes.full.properties && shapes.full.properties.is) return grouped(factWithNote(path, shapes.full));
    if (shapes && shapes.full.type === 'array') {
      const { enum: words } = resolve(schema, shapes.full.items);
      return grouped(words ? boxes(path, words.map((word) => [word, wordsOf(word)]), { one: true }).parts : allOrDates(path));
    }
    if (node.enum) return framed(path, selectBox(path, node.enum.map((word) => [word, wordsOf(word)])), { needed });
    if (node.type === 'array') {
      const items = resolve(schema, node.items);
      const mixed = (items.anyOf || []).find((shape) => shape.enum);
      if (items.enum) return grouped(boxes(path, items.enum.map((word) => [word, wordsOf(word)])).parts);
      if (mixed) return grouped(wordsAndDates(path, mixed.enum));
      if (items.format === 'date') return grouped(dates(path));
      if (items.properties) return grouped(rows(path, node));
      return framed(path, lines(path), { needed });
    }
    if (node.properties) return grouped(inside(path, node));
    return framed(path, textBox(path, node), { needed });
  }

  state.whenChanged(() => {
    // What was on the page and has left it was drawn anew.
    conditions = conditions.map(([path, made, was]) => [path, made, was || made.isConnected]).filter(([, made, was]) => !was || made.isConnected);
    conditions.forEach(([path, made]) => { made.hidden = !isAsked(form, state, path); });
  });
  return { field, folded };
}
