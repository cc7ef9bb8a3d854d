// Texts of a table read as Python reads them, so that the page and the command find the same: hooks/hereabouts/tables
// and hooks/hereabouts/imports hold the twins, and a test asks both about the same tables.

const BLANK = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const ENDS = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, 'g');
const BLANKS = new RegExp(`[${BLANK}]+`, 'g');
const BLANKS_IN_LINE = new RegExp(`[${BLANK.replace('\\t-\\r', '\\t\\x0b-\\r')}]+`, 'g');
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** @param {string} text without blanks at its ends */
export const strip = (text) => text.replace(ENDS, '');

/** Small letters, as two texts are compared. */
export const lower = (text) => text.toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ');

/** A text without regard to capitals, blanks and the marks that people leave out. */
export const fold = (text) => lower(strip(text.replace(/_/g, ' ')).replace(BLANKS, ' ')).replace(/^[ :*.?]+|[ :*.?]+$/g, '');

/** The letters and figures of a heading. */
export const bare = (text) => [...lower(text)].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).join('');

/** A cell without the blanks that nobody sees; line breaks inside are kept. */
export const tidy = (text) => strip(text.replace(/\r\n?/g, '\n').replace(/[\ufeff\u200b]/g, ''))
  .split('\n').map((line) => strip(line.replace(BLANKS_IN_LINE, ' '))).join('\n');

function escaped(letter) {
  const code = letter.codePointAt(0).toString(16);
  const known = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[letter];
  if (known || !UNSEEN.test(letter)) return known || letter;
  return code.length < 3 ? `\\x${code.padStart(2, '0')}` : code.length < 5 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

/** A text in quotation marks, with what nobody would see written out. */
export function quoted(text) {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return `${mark}${[...text].map((letter) => (letter === "'" && mark === "'" ? "\\'" : escaped(letter))).join('')}${mark}`;
}

/** How many letters two texts share in the same order. */
function shared(one, other) {
  let above = new Uint16Array(other.length + 1);
  for (const letter of one) {
    const row = new Uint16Array(other.length + 1);
    for (let at = 0; at < other.length; at++) {
      row[at + 1] = letter === other[at] ? above[at] + 1 : Math.max(row[at], above[at + 1]);
    }
    above = row;
  }
  return above[other.length];
}

/** How alike two texts are, from 0 to 100. */
export function likeness(one, other) {
  const [some, others] = [[...one], [...other]];
  const all = some.length + others.length;
  return all ? (1 - (all - 2 * shared(some, others)) / all) * 100 : 100;
}

/** The choice most like the word; '' where none is like it. @param {string} word @param {Iterable<string>} choices */
export function nearest(word, choices, least = 65) {
  let [best, most] = ['', least];
  for (const choice of choices) {
    const like = likeness(word.toLowerCase(), choice.toLowerCase());
    if (best ? like > most : like >= most) [best, most] = [choice, like];
  }
  return best;
}

/** A, B, ... Z, AA, as a spreadsheet shows it; places count from 0. */
export function letterOf(place) {
  let letters = '';
  for (let left = place + 1; left; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

/** Carries the words why a row cannot become a listing to where they are reported. */
export class Refused extends Error {}

/** Carries the words why a file cannot be read at all; `also` is what the page can say beside the command's words. */
export class Stopped extends Error {
  isForReaders = true;

  constructor(message, also = '') {
    super(message);
    this.also = also;
  }
}
