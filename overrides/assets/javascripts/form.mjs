// The form on the page "Add or correct something": asks, checks while one writes, shows what comes of it, and hands it
// over. Everything stays in memory; only where somebody asks for a draft is it kept on the device.

import { element } from './card.mjs';
import { drawArea } from './form-area.mjs';
import { storage } from './form-draft.mjs';
import { openFields } from './form-fields.mjs';
import { BY, placeOf } from './form-file.mjs';
import { openProblems } from './form-problems.mjs';
import { fits, openState } from './form-state.mjs';

const SOON = 60;
const DATA = new URL('../../data/', import.meta.url);

const load = async (name) => {
  const answer = await fetch(new URL(name, DATA));
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer.json();
};
// What shows the result, in one go: a weak signal is waited for once.
const loadResult = () => Promise.all([import('./form-result.mjs'), import('./form-preview.mjs'), import('./form-send.mjs')]);
const button = (words, press, kind = 'button') => {
  const made = element('button', { type: 'button', class: kind }, words);
  made.addEventListener('click', press);
  return made;
};

function atFirst(form) {
  const data = { checked: { date: form.today, by: BY } };
  for (const [path, word] of Object.entries(form.atFirst)) {
    const [group, name] = path.split('.');
    data[group] = { ...data[group], [name]: word };
  }
  return data;
}

async function openPlaces() {
  const name = JSON.parse(document.getElementById('places-data').textContent);
  const [{ openFinder }, manifest] = await Promise.all([import('./search.mjs'), load(`find/${name}.json`)]);
  const finder = openFinder(manifest, load, {});
  return { known: await finder.knownPlaces(), load: (file) => load(`places/${file}.json`) };
}

/**
 * Draws the form into `room`. `change` is the short name of the listing that a change is about.
 * @param {HTMLElement} room @param {string} change
 * @returns {Promise<(name: string) => void>} goes to all the questions of one field, "joining"
 */
export async function openForm(room, change = '') {
  const [form, names, checking, rules, known, alike] = await Promise.all([load('form/form.json'), load('form/names.json').catch(() => []),
    import('./form-check.mjs'), import('./rules.mjs'), import('./form-known.mjs'), import('./form-alike.mjs')]);
  const begun = change && (await load(`form/listings-${placeOf(change, form.files)}.json`))[change];
  if (change && !begun) throw new Error(`no listing ${change}`);
  // Which team checked it is the team's own; the inbox puts it back where nobody has checked anew.
  if (begun && begun.listing.checked) begun.listing.checked.by = BY;
  const judgeSchema = checking.openSchema(form.schema);
  const draft = change ? null : storage.read();
  const basket = draft ? draft.basket : [];
  let keeps = Boolean(draft);

  function draw(before, area, written) {
    const state = openState(form, before, area, written ? written.data : before);
    const middles = Object.assign(new Map(), { listeners: [] });
    const touched = new Set();
    let all = false;
    let places = null;
    const said = element('p', { role: 'status', class: 'understood' });
    const result = element('section', { class: 'result-of-form', 'aria-label': 'What comes of it' });

    const { field: areaField, setArea } = drawArea(form, state);

    const special = {
      'where.venue': known.pickOrNew(form, state, 'venues', { whenPicked: ([, , inArea]) => setArea(inArea) }),
      organisation: known.pickOrNew(form, state, 'organisations'),
      'where.venue.postcode': known.postcodeBox(form, state, () => {
        places = places || openPlaces().catch((error) => { places = null; throw error; });
        return places;
      }, (path, { e, n }, near) => {
        middles.set(path.join('.'), { e, n });
        middles.listeners.forEach((listen) => listen(path.join('.')));
        setArea(near && near.slug);
      }),
      'where.venue.pin': known.pinBox(form, state, middles),
      'when[]': (path) => {
        const words = element('p', { class: 'understood', role: 'status' });
        const say = async () => { words.textContent = (await import('./form-when.mjs')).timesOf(state.get(path) || {}); };
        state.whenChanged((changed) => changed.join('.').startsWith(path.join('.')) && say());
        say();
        return words;
      },
      'when.venue': (path, node, { framed, selectBox }) => framed(path, selectBox(path, form.known.venues, 'The same for all')),
    };
    const fields = openFields(form, state, special);

    const groups = form.groups.map((group) => {
      const drawAll = () => group.fields.map((name) => fields.field([name], form.schema.properties[name], form.schema.required.includes(name)));
      const inner = group.open ? drawAll() : [fields.folded(group.title, drawAll, group.fields.some((name) => name in state.before && Boolean(change)))];
      if (group.fields.includes('where')) inner.unshift(areaField);
      const section = element('section', { class: 'question-group' }, ...(group.open ? [element('h3', {}, group.title)] : []), ...inner);
      section.hidden = !fits(group, state);
      state.whenChanged(() => { section.hidden = !fits(group, state); });
      return section;
    });

    const near = element('div', { class: 'near-names', role: 'status' });
    const out = element('p', { class: 'wrong kept-out', role: 'status' });
    const nameBox = groups[0].querySelector('#f-name');
    nameBox.closest('.field').append(out, near);
    if (form.keptOut.digests.length) import('./form-kept-out.mjs').then(({ watchName }) => watchName(nameBox, out, form.keptOut));
    nameBox.addEventListener('input', () => {
      const found = alike.alike(nameBox.value, names).filter(([slug]) => slug !== change);
      near.replaceChildren(...(found.length ? [element('p', {}, 'Is it one of these? Then it is here already:'), element('ul', {}, ...found.map(([slug, name]) => (
        element('li', {}, element('a', { href: new URL(`../../activity/${slug}/`, import.meta.url).pathname, translate: 'no' }, name))))) ] : []));
    });

    const { problems, show } = openProblems({ form, state, room, judgeSchema, rules, isShown: (key) => all || touched.has(key) });
    let turn = 0;
    const showSoon = () => {
      clearTimeout(turn);
      turn = setTimeout(show, SOON);
    };
    const keep = () => keeps && storage.write({ ...state.all(), area: state.area, basket });
    state.whenChanged((path) => {
      // It is loaded while people write: whoever is done waits for nothing, and may have walked out of the signal.
      if (!touched.size) loadResult().catch(() => {});
      touched.add(path.join('.'));
      result.replaceChildren();
      showSoon();
      keep();
    });

    async function finish() {
      all = true;
      clearTimeout(turn);
      show();
      const found = problems();
      const hard = found.filter(({ warns }) => !warns);
      said.textContent = '';
      if (hard.length) {
        const list = element('ul', {}, ...hard.map(({ at, message }) => element('li', {}, button(message, () => goTo(at), 'button plain'))));
        const box = element('div', { class: 'notice changed', tabindex: '-1' }, element('p', {}, hard.length === 1 ? 'One thing is still to do:' : `${hard.length} things are still to do:`), list);
        result.replaceChildren(box);
        box.focus();
        return;
      }
      const [{ drawResult }] = await loadResult();
      const listing = state.listing();
      const slug = change || alike.slugOf(listing.name, state.area, [...names, ...basket.map((one) => [one.slug])]);
      const entry = { area: state.area, slug, listing };
      const another = button(`Put it in the basket and write another (${basket.length} in it now)`, () => {
        basket.push(entry);
        draw(atFirst(form), '');
        keep();
        room.querySelector('h2').focus();
      }, 'button quiet');
      const [heading, ...rest] = drawResult(form, { entry, basket, begun, warnings: found, another });
      result.replaceChildren(heading, ...rest);
      heading.focus();
    }

    function goTo(at) {
      const path = at.join('.');
      const of = (key) => room.querySelector(`[data-field="${key}"]`);
      for (let end = at.length; end > 0; end--) {
        const made = of(at.slice(0, end).join('.'));
        if (!made) continue;
        for (let up = made; up && up !== room; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
        (made.querySelector('input:not(:disabled), select, textarea') || made).focus();
        return;
      }
      const group = form.groups.findIndex(({ fields: some }) => some.includes(at[0]));
      const more = groups[group] && groups[group].querySelector('details');
      if (!more || more.open) return;
      more.firstChild.click();
      if (of(path)) goTo(at);
    }

    const tick = element('input', { type: 'checkbox', id: 'keep-draft' });
    tick.checked = keeps;
    tick.addEventListener('change', () => {
      keeps = tick.checked;
      if (keeps) keep();
      else storage.clear();
    });
    const draftField = change ? '' : element('div', { class: 'field' }, element('label', { class: 'choice' }, tick, element('span', {}, 'Keep a draft on this device')),
      element('p', { class: 'hint' }, 'Only if you tick this. Whoever uses this device can then read it; take the tick out, and it is gone.'));
    room.replaceChildren(element('h2', { tabindex: '-1' }, change ? `A change: ${begun.listing.name}` : 'A new listing'),
      element('p', {}, change ? 'Change what is wrong. Only this listing is sent, and only when you send it.'
        : 'Fill in what you know and leave out the rest. Where you are not sure, choose “Not known”. Nothing is sent while you write.'),
      ...groups, draftField, element('p', {}, button('See what it looks like', finish)), said, result);
    room.querySelector('h2').focus();
    return (name) => {
      const field = room.querySelector(`[data-field="${name}"]`);
      if (field) field.querySelectorAll('details:not([open]) > summary').forEach((more) => more.click());
      goTo([name]);
    };
  }

  const goToField = draft && draft.data ? draw(draft.before, draft.area, draft)
    : draw(begun ? begun.listing : atFirst(form), begun ? begun.area : '', draft);
  document.addEventListener('forget', () => {
    keeps = false;
    basket.length = 0;
    room.replaceChildren();
    room.hidden = true;
  });
  return goToField;
}
