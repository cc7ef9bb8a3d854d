// The form on the page "Add or correct something": asks, checks while one writes, shows what comes of it, and hands it
// over. Everything stays in memory; only where somebody asks for a draft is it kept on the device.

import { element } from './card.mjs';
import { openFields } from './form-fields.mjs';
import { placeOf } from './form-files.mjs';
import { describe } from './form-schema.mjs';
import { fits, openState } from './form-state.mjs';
import { toYaml } from './form-yaml.mjs';

const KEY = 'add-draft';
const SOON = 60;
const HEAD = '# yaml-language-server: $schema=../../../schemas/listing.schema.json\n';
const DATA = new URL('../../data/', import.meta.url);

const load = async (name) => {
  const answer = await fetch(new URL(name, DATA));
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer.json();
};
const button = (words, press, kind = 'button') => {
  const made = element('button', { type: 'button', class: kind }, words);
  made.addEventListener('click', press);
  return made;
};
const storage = {
  read: () => { try { return JSON.parse(localStorage.getItem(KEY) || 'null'); } catch { return null; } },
  write: (value) => { try { localStorage.setItem(KEY, JSON.stringify(value)); } catch { /* refused: nothing is kept */ } },
  clear: () => { try { localStorage.removeItem(KEY); } catch { /* nothing is kept there */ } },
};

/** Several listings as one file; hooks/hereabouts/form/basket.py reads it. */
export const toBasket = (entries) => `# Several listings, written with the form.\n${toYaml({ listings: entries })}`;

const fileText = ({ area, slug, listing }) => `${HEAD}# For directory/listings/${area}/${slug}.yml\n${toYaml(listing)}`;

function atFirst(form) {
  const data = { checked: { date: form.today, by: 'People who told us with the form' } };
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
 */
export async function openForm(room, change = '') {
  const [form, checking, rules, known, alike] = await Promise.all([load('form/form.json'), import('./form-check.mjs'),
    import('./form-rules.mjs'), import('./form-known.mjs'), import('./form-alike.mjs')]);
  const names = await load('form/names.json').catch(() => []);
  const begun = change && (await load(`form/listings-${placeOf(change, form.files)}.json`))[change];
  if (change && !begun) throw new Error(`no listing ${change}`);
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

    const areaBox = element('select', { id: 'f-area', 'aria-describedby': 'f-area-hint f-area-wrong' },
      element('option', { value: '' }, 'Choose'), ...form.terms.areas.map(([slug, label]) => element('option', { value: slug }, label)));
    areaBox.value = state.area;
    areaBox.addEventListener('change', () => {
      state.area = areaBox.value;
      state.tell(['area']);
    });
    const setArea = (slug) => {
      if (!slug || state.area) return;
      areaBox.value = slug;
      state.area = areaBox.value;
    };
    const areaWrong = element('p', { class: 'wrong', id: 'f-area-wrong', 'data-wrong': 'area' });
    areaWrong.hidden = true;
    const areaField = element('div', { class: 'field', 'data-field': 'area' },
      element('label', { for: 'f-area' }, 'Area', element('span', { class: 'needed' }, ' (needed)')),
      element('p', { class: 'hint', id: 'f-area-hint' }, 'In which part it is, or where most people come from. A postcode below fills this in.'), areaBox, areaWrong);

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
    const nameBox = groups[0].querySelector('#f-name');
    nameBox.closest('.field').append(near);
    nameBox.addEventListener('input', () => {
      const found = alike.alike(nameBox.value, names).filter(([slug]) => slug !== change);
      near.replaceChildren(...(found.length ? [element('p', {}, 'Is it one of these? Then it is here already:'), element('ul', {}, ...found.map(([slug, name]) => (
        element('li', {}, element('a', { href: new URL(`../../activity/${slug}/`, import.meta.url).pathname, translate: 'no' }, name))))) ] : []));
    });

    const problems = () => {
      const listing = state.listing();
      const found = judgeSchema(listing);
      const wrong = found.some(({ at }) => at.length < 2) ? found : [...found, ...rules.judge(listing, { today: form.today, schemes: form.known.schemes })];
      const more = state.area ? [] : [{ at: ['area'], message: 'Area is missing. Choose the part of the place that it is in.' }];
      return [...wrong, ...more].map((one) => ({ ...one, at: state.placeOf(one.at) }));
    };
    const slotOf = (slots, path) => {
      const ends = path.map((_, number) => path.slice(0, path.length - number).join('.'));
      return slots.get(ends.find((key) => slots.has(key)));
    };
    const show = () => {
      const slots = new Map([...room.querySelectorAll('[data-wrong]')].map((slot) => [slot.dataset.wrong, slot]));
      const said = new Map();
      for (const { at, message } of problems()) {
        const key = at.join('.');
        if (!all && !touched.has(key)) continue;
        const slot = slotOf(slots, at);
        if (slot) said.set(slot, [...(said.get(slot) || []), message]);
      }
      for (const slot of slots.values()) {
        const words = (said.get(slot) || []).join(' ');
        if (slot.textContent !== words) slot.textContent = words;
        slot.hidden = !words;
        const box = slot.id && document.getElementById(slot.id.replace(/-wrong$/, ''));
        if (box && box.matches('input, select, textarea')) {
          if (words) box.setAttribute('aria-invalid', 'true');
          else box.removeAttribute('aria-invalid');
        }
      }
    };
    let turn = 0;
    const showSoon = () => {
      clearTimeout(turn);
      turn = setTimeout(show, SOON);
    };
    const keep = () => keeps && storage.write({ ...state.all(), area: state.area, basket });
    state.whenChanged((path) => {
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
      const [{ cardOf, fileOf }, { drawWays }] = await Promise.all([import('./form-preview.mjs'), import('./form-send.mjs')]);
      const listing = state.listing();
      const slug = change || alike.slugOf(listing.name, state.area, [...names, ...basket.map((one) => [one.slug])]);
      const entry = { area: state.area, slug, listing };
      const entries = [...basket, entry];
      const text = entries.length > 1 ? toBasket(entries) : fileText(entry);
      const file = entries.length > 1 ? `${entries.length}-listings.yml` : `${slug}.yml`;
      const subject = change ? `A change: ${listing.name}` : entries.length > 1 ? `${entries.length} new listings` : `A new listing: ${listing.name}`;
      const heading = element('h3', { tabindex: '-1' }, 'This is how it will look');
      const warned = found.map(({ message }) => element('li', {}, message));
      const another = button(`Put it in the basket and write another (${basket.length} in it now)`, () => {
        basket.push(entry);
        draw(atFirst(form), '');
        keep();
        room.querySelector('h2').focus();
      }, 'button quiet');
      const changed = change ? Object.keys(form.schema.properties).filter((name) => JSON.stringify(listing[name]) !== JSON.stringify(begun.listing[name])) : [];
      result.replaceChildren(heading, cardOf(listing, form, state.area),
        ...(warned.length ? [element('div', { class: 'notice changed' }, element('p', {}, 'Please look at this once more. You may send it all the same.'), element('ul', {}, ...warned))] : []),
        ...(change ? [element('p', {}, changed.length ? `Changed: ${changed.map((name) => describe(form.schema, [name]).title).join(', ')}.` : 'Nothing has been changed so far.')] : []),
        fileOf(text), ...(change ? [] : [another]), element('h3', {}, 'Hand it over'),
        ...drawWays(form.send, { subject, file, text, area: state.area, slug: entries.length > 1 ? '' : slug, isNew: !change }));
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
  }

  const start = () => draw(begun ? begun.listing : atFirst(form), begun ? begun.area : '', draft);
  if (draft && draft.data) draw(draft.before, draft.area, draft);
  else start();
  document.addEventListener('forget', () => {
    keeps = false;
    basket.length = 0;
    room.replaceChildren();
    room.hidden = true;
  });
}
