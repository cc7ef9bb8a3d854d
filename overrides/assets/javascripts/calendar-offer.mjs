// What may be chosen before a calendar is made: no names that tell others, a reminder. For what's on, for my list and
// for the page of a listing; loaded when somebody asks for it.

import { calendarOf } from './calendar.mjs';
import { element } from './card.mjs';
import { saveFile } from './carry.mjs';

const PLAIN = 'plans';

/** A box with its words, and what it does below it. */
function box(id, words, hint) {
  const input = element('input', { type: 'checkbox', id, 'aria-describedby': `${id}-hint` });
  return { input, drawn: [element('label', { class: 'choice big' }, input, element('span', {}, words)),
    element('p', { class: 'small', id: `${id}-hint` }, hint)] };
}

const countWords = (count) => (count === 1 ? '1 activity' : `${count.toLocaleString('en-GB')} activities`);

/** What is said of a file that was made, and of what is not in it. */
export function madeWords(count, wanted) {
  if (!count) return 'None of these has dates that we know. Ask them when it is on.';
  const left = wanted - count;
  return `Made, with ${countWords(count)}. Open the file to put it into your calendar.`
    + (left ? ` ${left === 1 ? 'One has' : `${left} have`} no dates that we can give: ask them.` : '');
}

/**
 * The choices and the button.
 * @param {() => string[]} slugsNow the listings, when the button is pressed @param {string} name of the file
 * @returns {HTMLElement}
 */
export function drawOffer(slugsNow, name) {
  const plain = box('calendar-plain', 'Plain names', 'Place and time only. For a calendar that others see.');
  const reminder = box('calendar-remind', 'Remind me', 'At six in the evening, the day before.');
  const said = element('p', { role: 'status', class: 'small' });
  const press = element('button', { type: 'button', class: 'button' }, 'Make the calendar file');
  press.addEventListener('click', async () => {
    said.textContent = 'Making it …';
    const slugs = slugsNow();
    const [plainNames, reminded] = [plain, reminder].map(({ input }) => input.checked);
    try {
      const { text, count } = await calendarOf(slugs, { plainNames, reminder: reminded });
      if (text) saveFile(`${plainNames ? PLAIN : name}.ics`, text, 'text/calendar;charset=utf-8');
      said.textContent = madeWords(count, slugs.length);
    } catch {
      said.textContent = 'That did not work. It may be the signal. Try again.';
    }
  });
  return element('div', { class: 'calendar-offer' }, ...plain.drawn, ...reminder.drawn, press, said,
    element('p', { class: 'small' }, 'The file is made on this device. It does not change by itself: look here again before you go.'));
}
