// What is wrong with what has been written, said at the questions themselves in the words of the check.

/**
 * @param {{form: object, state: object, room: HTMLElement, judgeSchema: Function, rules: object,
 *   isShown: (key: string) => boolean}} at `isShown` tells whether somebody has written there already
 */
export function openProblems({ form, state, room, judgeSchema, rules, isShown }) {
  const known = rules.beside(form);
  const problems = () => {
    const listing = state.listing();
    const found = judgeSchema(listing);
    const wrong = found.some(({ at }) => at.length < 2) ? found : [...found, ...rules.judge(listing, known)];
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
      if (!isShown(key)) continue;
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
  return { problems, show };
}
