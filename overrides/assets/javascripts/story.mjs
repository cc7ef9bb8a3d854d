// Draws the story of a first visit: the day, the way there in pictures and words, the small steps, the first words.

import { aged } from './ages.mjs';
import { element } from './element.mjs';
import { drawMessage } from './message.mjs';
import { londonNow } from './recurrence.mjs';

/**
 * @typedef {{slug: string, name: string, there: boolean, dates: string[][], news: string[], checked: string,
 *   scenes: {picture: string, title: string, says: string[], asks: string[]}[], ladder: string[],
 *   message: {way: string, to: string, expect: string, subject: string, lines: string[]},
 *   poster: {summary: string, when: string[], where: string, cost: string[], welcome: string}}} Story
 *   each of dates is a day such as 2026-12-01, the day in words, its times, and its state in words
 */

const paragraph = (words, more = {}) => element('p', more, words);

/** Days that are still to come; one that is cancelled is no day to go. */
export const daysToCome = (story, now) => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now);
  return story.dates.filter(([day, , , state]) => day >= today && state !== 'cancelled');
};

/** @param {HTMLElement} room @param {Story} story @param {{day: string, now: Date, home: string}} known */
export function drawStory(room, story, { day, now, home }) {
  const dates = daysToCome(story, now);
  const first = dates.find(([iso]) => iso === day) || dates[0];
  const message = element('section', { class: 'visit-words', 'aria-labelledby': 'visit-words' });
  const when = paragraph('', { class: 'visit-when', 'data-when': '' });
  const choose = (row) => {
    when.textContent = row ? `${row[1]}, ${row[2]}${row[3] ? ` (${row[3]})` : ''}` : 'On: ____________________';
    drawMessage(message, story, row ? row[1] : '');
  };
  room.replaceChildren(
    element('h2', { id: 'visit-name', translate: 'no' }, story.name),
    when,
    ...(dates.length > 1 ? [dayPicker(dates, first, choose)] : []),
    ...story.news.map((words) => paragraph(words, { class: 'notice changed' })),
    drawScenes(story, home),
    drawLadder(story),
    message,
    paragraph(`${aged(story.checked, londonNow(now).day)} `, { class: 'small' }),
    drawEnd(story, home),
  );
  choose(first);
}

function dayPicker(dates, first, choose) {
  const select = element('select', { id: 'visit-day' });
  select.append(...dates.map(([iso, words, times]) => new Option(`${words}, ${times}`, iso)));
  if (first) [select.value] = first;
  select.addEventListener('change', () => choose(dates.find(([iso]) => iso === select.value)));
  const box = element('p', { class: 'visit-day no-print' });
  box.append(element('label', { for: 'visit-day' }, 'Which day?'), ' ', select);
  return box;
}

function drawScenes({ scenes }, home) {
  const list = element('ol', { class: 'scenes', role: 'list' });
  list.append(...scenes.map(({ picture, title, says, asks }) => {
    const scene = element('li', { class: 'scene' });
    const words = element('div');
    words.append(
      element('h3', {}, title),
      ...says.map((said) => paragraph(said)),
      ...(asks.length ? [drawAsks(asks)] : []),
    );
    const source = `${home}assets/pictures/${picture}.svg`;
    scene.append(element('img', { src: source, alt: '', width: '64', height: '64' }), words);
    return scene;
  }));
  return list;
}

function drawAsks(asks) {
  const box = element('div', { class: 'asks' });
  const list = element('ul');
  list.append(...asks.map((ask) => element('li', {}, ask)));
  box.append(paragraph('You could ask:'), list);
  return box;
}

function drawLadder({ ladder }) {
  const box = element('section', { class: 'visit-ladder', 'aria-labelledby': 'visit-ladder' });
  const list = element('ol');
  list.append(...ladder.map((step) => element('li', {}, step)));
  box.append(
    element('h3', { id: 'visit-ladder' }, 'Small steps'),
    paragraph('Start with the first. You may stay on a step, or go back. It is fine to put the ladder away.'),
    list,
  );
  return box;
}

function drawEnd({ slug }, home) {
  const box = element('p', { class: 'visit-end no-print' });
  const print = element('button', { type: 'button', class: 'button' }, 'Print this');
  print.addEventListener('click', () => window.print());
  box.append(print, ' ', element('a', { class: 'button quiet', href: `${home}activity/${slug}/` }, 'All about it'));
  const group = element('p', { class: 'no-print small' });
  group.append(
    'Is this your group? ', element('a', { href: `${home}welcome/` }, 'How to welcome somebody new'), ' · ',
    element('a', { href: `#${slug}&poster` }, 'A poster for your wall'), ' · ',
    element('a', { href: `${home}add/#change=${slug}&at=joining` }, 'Answer what is not known here'),
  );
  const ends = element('div');
  ends.append(box, group);
  return ends;
}
