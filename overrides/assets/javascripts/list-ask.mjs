// The questions that my list asks in its place on the page: where to keep it, and whether an old one stays.

import { button, element } from './element.mjs';

/**
 * Asks, and takes the question away again.
 * @param {(panel: HTMLElement) => void} put where it stands
 * @param {{question: string, says?: string[], answers: string[][]}} asked each answer is its value, its words and, where
 *   it needs one, a word of what it means
 * @returns {Promise<string>} the value of the answer; '' where there was none
 */
export function ask(put, { question, says = [], answers }) {
  return new Promise((resolve) => {
    const finish = (value) => {
      panel.remove();
      resolve(value);
    };
    const heading = element('p', { class: 'question', tabindex: '-1' }, element('strong', {}, question));
    const panel = element('div', { class: 'list-ask no-print', role: 'group', 'aria-label': question },
      heading, ...says.map((said) => element('p', {}, said)),
      element('ul', {}, ...answers.map(([value, words, means]) => element('li', {},
        button(value ? 'quiet' : 'plain', words, () => finish(value)), means ? element('span', { class: 'means' }, means) : ''))));
    panel.addEventListener('keydown', ({ key }) => key === 'Escape' && finish(''));
    put(panel);
    heading.focus();
  });
}

const OLD = {
  question: 'There is a list on this device from before. Keep or clear?',
  says: ['It may be somebody else’s, so it is not shown before you answer.'],
  answers: [['keep', 'Keep it'], ['clear', 'Clear it']],
};

/** Settles whether an old list stays. @returns {Promise<boolean>} false where that was not answered */
export async function settleOld(list, put) {
  const answer = await ask(put, OLD);
  if (answer === 'clear') list.clear();
  if (answer === 'keep') list.change((now) => now);
  return Boolean(answer);
}

const WHERE = {
  phone: ['phone', 'Keep on this phone', 'Whoever uses this phone or computer can see it.'],
  tab: ['tab', 'Only until I close this page', 'It goes when you close this tab.'],
};

/**
 * Makes the list ready to be added to: asks about an old one and, the first time, where to keep it.
 * @returns {Promise<string>} phone, tab, or page where the browser keeps nothing; '' where the person would rather not
 */
export async function readyList(list, put) {
  if (list.isOld() && !(await settleOld(list, put))) return '';
  if (list.place()) return list.place();
  const open = Object.keys(WHERE).filter(list.canKeep);
  if (!open.length) return 'page';
  return ask(put, {
    question: 'Where shall your list be kept?',
    says: ['It goes nowhere else. You are asked this once.'],
    answers: [...open.map((place) => WHERE[place]), ['', 'Do not save']],
  });
}
