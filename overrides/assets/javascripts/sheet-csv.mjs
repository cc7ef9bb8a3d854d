// A table as text: which letters it is written in, what stands between its cells, and its rows. It reads what Python's
// csv reads, in the same way: hooks/hereabouts/imports/table.py finds letters and delimiter as here.

import { Stopped, tidy } from './sheet-text.mjs';

const MOST_ROWS = 20000;
const DELIMITERS = ',;\t|';
/** What Windows has from 0x80 to 0x9f: not every browser's reader gives it. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const NOT_IN_WINDOWS = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** UTF-8 where the bytes allow it, for they seldom do by chance; else what Windows writes in Britain. */
export function decode(bytes, name) {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes.some((byte) => NOT_IN_WINDOWS.includes(byte))) {
      throw new Stopped(`The letters of ${name} cannot be read. Save it as UTF-8, or name its encoding under table.`);
    }
    return new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80]);
  }
}

/** What stands most often in the first line, outside quotation marks. */
export function delimiterOf(text) {
  const outside = text.split(/\r\n?|\n/, 1)[0].split('"').filter((_, place) => place % 2 === 0).join('');
  const found = [...outside].filter((letter) => DELIMITERS.includes(letter));
  const counts = new Map();
  for (const letter of found) counts.set(letter, (counts.get(letter) || 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([letter]) => letter)[0] || ',';
}

/** One cell: its text, and where the next begins. */
function cellAt(text, start, delimiter) {
  const ends = (letter) => letter === undefined || letter === delimiter || letter === '\n' || letter === '\r';
  let [at, cell] = [start, ''];
  if (text[at] === '"') {
    for (at += 1; at < text.length; at += 1) {
      const end = text.indexOf('"', at);
      if (end < 0) return [cell + text.slice(at), text.length];
      cell += text.slice(at, end);
      at = end;
      if (text[at + 1] !== '"') break;
      cell += '"';
      at += 1;
    }
    at += 1;
  }
  const from = at;
  while (!ends(text[at])) at += 1;
  return [cell + text.slice(from, at), at];
}

/** Every row, blank ones too: a spreadsheet counts them. @param {string} text @returns {Generator<string[]>} */
export function* parseCsv(text, delimiter = delimiterOf(text)) {
  let [at, row] = [0, []];
  while (at < text.length) {
    const isBlank = !row.length && (text[at] === '\n' || text[at] === '\r');
    let end = at;
    if (!isBlank) {
      const [cell, next] = cellAt(text, at, delimiter);
      row.push(cell);
      end = next;
    }
    if (text[end] === delimiter) {
      at = end + 1;
      if (at >= text.length) row.push('');
      if (at < text.length) continue;
    } else at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    yield row;
    row = [];
  }
}

/** The table of a file: one sheet without a name. */
export async function readCsv(bytes, name, pause) {
  const rows = [];
  for (const row of parseCsv(decode(bytes, name).replace(/^\ufeff/, ''))) {
    if (rows.length === MOST_ROWS) throw new Stopped(`${name} has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Cut it into parts.`);
    rows.push(row.map(tidy));
    await pause();
  }
  return [['', rows]];
}
