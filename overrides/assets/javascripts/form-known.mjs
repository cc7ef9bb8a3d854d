// A place or an organisation: picked from those that have a file of their own, or written out as a new one. And a
// postcode, which says in which area it lies and sets a pin, to be moved by buttons: no map is needed.

import { element } from './card.mjs';
import { describe, shapesByType } from './form-schema.mjs';
import { keyOf, resolvePlace } from './place.mjs';

const FAR = 1000;
const MOVES = [['10 m north', 0, 10], ['100 m north', 0, 100], ['10 m south', 0, -10], ['100 m south', 0, -100],
  ['10 m east', 10, 0], ['100 m east', 100, 0], ['10 m west', -10, 0], ['100 m west', -100, 0]];

const button = (words, press) => {
  const made = element('button', { type: 'button', class: 'button quiet' }, words);
  made.addEventListener('click', press);
  return made;
};

/** A list to type into, for what has a file; "another one" opens its own questions. */
export function pickOrNew(form, state, known, { whenPicked = () => {} } = {}) {
  return (path, node, { framed, inside, needed }) => {
    const { full } = shapesByType(form.schema, node);
    const id = `f-${path.join('-')}`;
    const rows = form.known[known];
    const now = state.get(path);
    const nameOf = (slug) => (rows.find(([one]) => one === slug) || [slug, slug])[1];
    const list = element('datalist', { id: `${id}-list` }, ...rows.map(([, name]) => element('option', { value: name })));
    const box = element('input', { type: 'text', autocomplete: 'off', list: list.id, id: `${id}-pick`, 'aria-describedby': `${id}-said` });
    const said = element('p', { class: 'understood', id: `${id}-said` });
    const tick = element('input', { type: 'checkbox', id: `${id}-new` });
    const room = element('div', { class: 'written-out' });
    box.value = typeof now === 'string' ? nameOf(now) : '';
    tick.checked = now instanceof Object;
    const show = () => {
      box.disabled = tick.checked;
      room.replaceChildren(...(tick.checked ? inside(path, full) : []));
    };
    box.addEventListener('change', () => {
      const found = rows.find(([, name]) => keyOf(name) === keyOf(box.value));
      said.textContent = found || !box.value.trim() ? '' : `We have no file of “${box.value.trim()}” yet. Tick the box below and write it out.`;
      state.set(path, found ? found[0] : undefined);
      if (found) whenPicked(found);
    });
    tick.addEventListener('change', () => {
      const name = box.value.trim();
      state.set(path, tick.checked ? (name && !rows.some(([, one]) => one === name) ? { name } : {}) : undefined);
      if (tick.checked) box.value = '';
      said.textContent = '';
      show();
    });
    show();
    return framed(path, [element('label', { for: box.id, class: 'small-label' }, 'Begin to type its name'), box, list, said,
      element('label', { class: 'choice' }, tick, element('span', {}, 'It is not in that list: write it out')), room], { needed, group: true, hint: false });
  };
}

const nearestArea = (areas, { e, n }) => areas.filter(([, , east]) => east)
  .map(([slug, label, east, north]) => ({ slug, label, away: Math.hypot(east - e, north - n) }))
  .sort((one, other) => one.away - other.away)[0];

/** "about 230 metres north-east of the middle of the postcode" */
export function moveWords(e, n) {
  const metres = Math.hypot(e, n);
  if (metres < 5) return 'in the middle of the postcode';
  const turn = Math.round(Math.atan2(e, n) / (Math.PI / 4) + 8) % 8;
  const way = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'][turn];
  const far = metres < FAR ? `${Math.round(metres / 10) * 10} metres` : `${(metres / FAR).toFixed(1)} kilometres`;
  return `about ${far} ${way} of the middle of the postcode`;
}

/** The postcode's box, which tells its area and where it lies. */
export function postcodeBox(form, state, places, whenFound) {
  return (path, node, { framed, textBox, needed }) => {
    const box = textBox(path, node);
    const made = framed(path, box, { needed });
    const said = element('p', { class: 'understood', role: 'status' });
    made.append(said);
    box.addEventListener('change', async () => {
      const typed = box.value;
      if (!typed.trim()) {
        said.textContent = '';
        return;
      }
      const { known, load } = await places();
      const found = await resolvePlace(typed, known, load);
      if (box.value !== typed) return;
      if (!['postcode', 'sector'].includes(found.exact)) {
        said.textContent = 'We do not know this postcode. Check it, or leave it as it is.';
        return;
      }
      const area = nearestArea(form.terms.areas, found);
      said.textContent = `${found.exact === 'postcode' ? 'We know this postcode' : 'We know about where this is'}.${area ? ` It lies in or near ${area.label}.` : ''}`;
      whenFound(path.slice(0, -1), found, area);
    });
    return made;
  };
}

/** The pin: where the door is, moved by steps from the middle of the postcode. */
export function pinBox(form, state, middles) {
  return (path, node, { framed, inside }) => {
    const said = element('p', { class: 'understood', role: 'status' });
    const hand = element('div', {});
    const owner = path.slice(0, -1).join('.');
    const now = () => state.get(path) || {};
    const say = () => {
      const { easting, northing } = now();
      const middle = middles.get(owner);
      if (!easting) said.textContent = middle ? 'No pin yet. A move sets it.' : 'No pin yet. Write the postcode first; then a pin can be moved from its middle.';
      else {
        said.textContent = `The pin is ${middle ? moveWords(easting - middle.e, northing - middle.n) : 'set'}: `
          + `${easting} metres east, ${northing} metres north on the National Grid.`;
      }
    };
    const move = (e, n) => {
      const from = now().easting ? { e: Number(now().easting), n: Number(now().northing) } : middles.get(owner);
      if (!from) {
        say();
        return;
      }
      state.set(path, { easting: String(from.e + e), northing: String(from.n + n) });
      say();
    };
    const clear = button('No pin', () => {
      state.set(path, undefined);
      say();
    });
    const numbers = element('details', {}, element('summary', {}, 'Write the numbers yourself'), hand);
    let drawn = false;
    const draw = () => {
      if (!drawn) hand.replaceChildren(...inside(path, node));
      drawn = true;
    };
    numbers.firstChild.addEventListener('click', draw);
    numbers.addEventListener('toggle', () => numbers.open && draw());
    state.whenChanged((changed) => changed.join('.').startsWith(path.join('.')) && say());
    middles.listeners.push((changed) => changed === owner && say());
    say();
    return framed(path, [said, element('div', { class: 'moves', role: 'group', 'aria-label': `Move: ${describe(form.schema, path).title}` },
      ...MOVES.map(([words, e, n]) => button(words, () => move(e, n))), clear), numbers], { group: true, hint: false });
  };
}
