// The cards of a mark that was pressed, over the map: one place, or all of those at one spot.

import { button, element } from './element.mjs';

const MOST = 30;

/**
 * @param {(number: number) => void} leave where the focus goes when it closes: to the mark of that place
 */
export function openCards(leave) {
  const room = element('div', { class: 'map-card', role: 'dialog', 'aria-label': 'On the map' });
  let opener = -1;
  room.hidden = true;

  function close() {
    if (room.hidden) return;
    const inside = room.contains(document.activeElement);
    room.hidden = true;
    room.replaceChildren();
    if (inside) leave(opener);
  }

  /** @param {number[]} numbers of the places @param {HTMLElement[]} cards one for each activity there */
  function open(numbers, cards) {
    [opener] = numbers;
    const left = cards.length - MOST;
    room.replaceChildren(button('plain map-card-close', 'Close', close), ...cards.slice(0, MOST),
      left > 0 ? element('p', { class: 'small' }, `${left.toLocaleString('en-GB')} more are here: see the list.`) : '');
    room.hidden = false;
    room.scrollTop = 0;
    room.querySelector('a').focus({ preventScroll: true });
  }

  return { room, open, close, isOpen: () => !room.hidden };
}
