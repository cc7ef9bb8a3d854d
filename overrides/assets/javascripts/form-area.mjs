// The question in which area a listing lies: chosen, or filled in from a venue or a postcode.

import { element } from './card.mjs';

/** The question as a field, and what fills it in where nobody has chosen yet. */
export function drawArea(form, state) {
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
  const field = element('div', { class: 'field', 'data-field': 'area' },
    element('label', { for: 'f-area' }, 'Area', element('span', { class: 'needed' }, ' (needed)')),
    element('p', { class: 'hint', id: 'f-area-hint' }, 'In which part it is, or where most people come from. A postcode below fills this in.'), areaBox, areaWrong);
  return { field, setArea };
}
