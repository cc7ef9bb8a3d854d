// After a date has passed: how it was, in one line, and what comes next. Nothing is counted, praised or held against anyone.

import { button, element } from './element.mjs';
import { dayWords, nextOf } from './list-words.mjs';
import { formatDate } from './recurrence.mjs';

const HOW = [['went', 'I went'], ['not', 'I did not go'], ['unfit', 'Not for me']];
const NEXT = [['again', 'Again'], ['smaller', 'A smaller step'], ['else', 'Something else'], ['stop', 'Stop here']];
const SITE = new URL('../../', import.meta.url);

const saidOf = (some, value) => (some.find(([each]) => each === value) || [])[1] || '';

/** Whether the date that an entry waits for is over. */
export function isPast({ due, stopped, facts }, now) {
  if (!due || stopped || due > now.day) return false;
  if (due < now.day) return true;
  const next = nextOf(facts, now, {});
  return !next || next.day > due;
}

/** "Tuesday 24 November 2026: I went. It was loud. Next: a smaller step." */
export const visitWords = ({ day, how, line, next }) => [
  `${formatDate(day)}: ${saidOf(HOW, how)}.`, line && (/[.!?]$/.test(line) ? line : `${line}.`),
  next && `Next: ${saidOf(NEXT, next).toLowerCase()}.`,
].filter(Boolean).join(' ');

const WAYS_ON = {
  smaller: (slug) => ['A smaller step: ', `activity/${slug}/`, 'more on its page'],
  else: () => ['', 'find/', 'Find something else'],
};

/** What was said before, and where the last answer leads. */
export function triedLines({ slug, tried, stopped }) {
  if (!tried.length) return '';
  const last = tried[tried.length - 1];
  const [words, path, link] = (WAYS_ON[last.next] || (() => []))(slug);
  return element('div', { class: 'tried' },
    ...tried.map((visit) => element('p', {}, visitWords(visit))),
    link ? element('p', {}, words, element('a', { href: new URL(path, SITE).href }, link)) : '',
    stopped ? element('p', {}, 'It stands here for your review sheet, and is neither sent nor printed with the list.') : '');
}

function radios(name, question, some) {
  return element('fieldset', {}, element('legend', {}, question), ...some.map(([value, words]) => (
    element('label', { class: 'choice' }, element('input', { type: 'radio', name, value }), element('span', {}, words)))));
}

const later = new Set();
document.addEventListener('forget', () => later.clear());

/** The questions, where the date has passed and nobody has put them off. */
export function drawReview(entry, { now }, acts) {
  const { slug, due } = entry;
  if (!isPast(entry, now) || later.has(slug)) return '';
  const line = element('input', { type: 'text', id: `${slug}-line`, maxlength: 300, autocomplete: 'off' });
  const form = element('form', { autocomplete: 'off', 'aria-label': `How was ${dayWords(due, now.day)}?` },
    radios(`${slug}-how`, 'How was it?', HOW),
    element('div', { class: 'field' }, element('label', { for: `${slug}-line` }, 'One line, if you like'), line),
    radios(`${slug}-next`, 'What next?', NEXT),
    element('p', { class: 'moves' }, element('button', { type: 'submit', class: 'button' }, 'Put it down'),
      button('plain', 'Not now', () => { later.add(slug); acts.answer(slug); }, { id: `${slug}-later` })),
    element('p', { class: 'wrong', role: 'alert' }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const said = (name) => (form.querySelector(`[name="${slug}-${name}"]:checked`) || {}).value || '';
    if (said('how')) acts.answer(slug, { day: due, how: said('how'), line: line.value.trim(), next: said('next') });
    else {
      form.querySelector('.wrong').textContent = 'Choose how it was, or “Not now”.';
      form.querySelector('input').focus();
    }
  });
  return element('details', { class: 'how-was-it' }, element('summary', { id: `${slug}-past` }, `${dayWords(due, now.day)} has passed. How was it?`), form);
}

/** An entry with an answer: it waits for its next date, unless it stops here. */
export const withVisit = (visit) => (entry) => ({
  tried: [...entry.tried, visit], due: 0, stopped: visit.next === 'stop' || visit.next === 'else',
});

/** Fills the review sheet's table with what was tried; empty rows are left for what was not on the list. */
export function fillReview(sheet, entries) {
  const body = sheet.querySelector('.rows tbody');
  const heads = [...sheet.querySelectorAll('.rows thead th')].map((each) => each.textContent);
  const rows = entries.filter(({ tried }) => tried.length).map(({ facts, tried }) => [
    facts.name, tried.map(({ day, how }) => `${formatDate(day)}: ${saidOf(HOW, how)}`).join('; '),
    tried.filter(({ how }) => how === 'went').map(({ line }) => line).filter(Boolean).join(' '),
    tried.filter(({ how }) => how !== 'went').map(({ line }) => line).filter(Boolean).join(' '),
  ]);
  while (rows.length < 4) rows.push(heads.map(() => ''));
  body.replaceChildren(...rows.map((cells) => element('tr', {}, ...cells.map((cell, at) => (
    element('td', { 'data-label': heads[at] }, cell))))));
}
