// The Near box offers places while one types: a combobox with a list below it, as the ARIA Authoring Practices Guide
// describes it. The list is there only while it has something to offer; the box works without it.

import { element } from './card.mjs';
import { suggestPlaces } from './suggestions.mjs';

/**
 * @param {HTMLInputElement} box whose role, list and states stand in the page already
 * @param {{list: HTMLElement, said: HTMLElement, before: string}} parts the list, where its length is told,
 *   and what stood in the box before anything was typed
 * @param {() => Promise<object>} knownPlaces
 */
export function openSuggestions(box, { list, said, before }, knownPlaces) {
  let [offered, active, turn] = [[], -1, 0];
  const known = knownPlaces().then(async (places) => ({ places, venues: await places.venues() }));
  known.catch(() => {}); // without what is known nothing is offered, and the box is a box

  function mark(number) {
    active = number;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === active)));
    if (active < 0) box.removeAttribute('aria-activedescendant');
    else {
      box.setAttribute('aria-activedescendant', list.children[active].id);
      list.children[active].scrollIntoView({ block: 'nearest' });
    }
  }

  function close() {
    turn += 1;
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute('aria-expanded', 'false');
    said.textContent = '';
    offered = [];
    mark(-1);
  }

  function choose(number) {
    box.value = offered[number].value;
    close();
    box.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async function offer() {
    const mine = ++turn;
    const { places, venues } = await known.catch(() => ({ places: { sectors: {}, areas: [], town: [] }, venues: [] }));
    if (mine !== turn || document.activeElement !== box) return;
    const found = suggestPlaces(box.value, places, venues).filter(({ value }) => value !== box.value);
    if (!found.length) {
      close();
      return;
    }
    offered = found;
    list.replaceChildren(...found.map(({ label, kind }, number) => (
      element('li', { role: 'option', id: `${list.id}-${number}`, 'aria-selected': 'false' },
        element('span', { translate: 'no' }, label), ' ', element('span', { class: 'kind' }, kind)))));
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
    said.textContent = `${found.length === 1 ? '1 place' : `${found.length} places`} to choose from. Use the arrow keys, then Enter.`;
    mark(-1);
  }

  const step = (by) => {
    // From the box to the first or last, and past the ends back to the box.
    const size = offered.length + 1;
    mark((active + 1 + by + size) % size - 1);
  };

  box.addEventListener('input', offer);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open) step(event.key === 'ArrowDown' ? 1 : -1);
      else offer();
    } else if (event.key === 'Enter' && open) {
      if (active >= 0) {
        event.preventDefault();
        choose(active);
      } else close();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  });
  // A press keeps the focus in the box, so that leaving it does not close the list first.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const option = target.closest('[role=option]');
    if (option) choose([...list.children].indexOf(option));
  });
  if (document.activeElement === box && box.value !== before) offer();
}
