// Reads a workbook: every sheet's cells as the text people see, dates as year-month-day and times on the 24-hour clock.
// hooks/hereabouts/tables/workbook.py is the twin.

import { Stopped, fold, letterOf } from './sheet-text.mjs';
import { BadXml, attributes, partsOf } from './sheet-xml.mjs';
import { BadZip, openZip, unpack } from './sheet-zip.mjs';

const MOST_UNPACKED = 60 * 1024 * 1024;
const [MOST_ROWS, MOST_COLUMNS] = [20000, 600];
const NOT_LISTINGS = ['Choices', 'What goes where'];
const DAY = 86400000;
const BUILT_IN = [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47];

const isDate = (format) => /(?:^|[^_\\])[dmhys]/i.test(format.split(';')[0].replace(/".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]/g, ''));
const isSpan = (format) => /\[(?:hh?|mm?|ss?)\]/i.test(format.split(';')[0]);
const pad = (number) => String(number).padStart(2, '0');

/** Columns count from 1 in a place such as AB12. */
function placeOf(text) {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  if (!found) throw new BadXml();
  const column = [...found[1].toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(found[2]), column];
}

/** A length of time, as Python writes one. */
function spanWords(value) {
  const seconds = Math.floor(Math.round(value * 86400 * 1000) / 1000);
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  const clock = `${Math.floor(rest / 3600)}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}`;
  return days ? `${days} day${Math.abs(days) === 1 ? '' : 's'}, ${clock}` : clock;
}

function dateWords(value, from1904) {
  const day = Math.floor(value);
  const rest = Math.round((value - day) * DAY);
  if (value >= 0 && value < 1 && rest < DAY) return `${pad(Math.floor(rest / 3600000))}:${pad(Math.floor(rest / 60000) % 60)}`;
  const shift = !from1904 && value > 0 && value < 60 ? 1 : 0;
  const moment = new Date((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + (day + shift) * DAY + rest);
  if (!(moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999)) return '#VALUE!';
  const [date, clock] = moment.toISOString().split('T');
  return rest % DAY ? `${date}T${clock.slice(0, 5)}` : date;
}

/** A number as Python writes it: whole ones without a point, very small ones as 1e-07. */
function plainNumber(text, value) {
  if (Number.isInteger(value)) return BigInt(/^-?\d+$/.test(text) ? text : value).toString();
  return Math.abs(value) < 1e-4 ? value.toExponential().replace(/e-(\d)$/, 'e-0$1') : String(value);
}

function numberWords(text, kind, from1904) {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new BadXml();
  if (kind === 'span') return spanWords(value);
  return kind === 'date' ? dateWords(value, from1904) : plainNumber(text, value);
}

/** Of each style whether its numbers are dates or lengths of time. */
function kindsOf(xml) {
  const formats = new Map();
  const kinds = [];
  let isOfCells = false;
  for (const [name, what, text] of partsOf(xml)) {
    if (name === 'cellXfs') isOfCells = what === 'open';
    if (what !== 'open') continue;
    const has = attributes(text);
    if (name === 'numFmt') formats.set(Number(has.get('numFmtId')), has.get('formatCode') || '');
    if (name === 'xf' && isOfCells) {
      const number = Number(has.get('numFmtId') || 0);
      const format = formats.get(number) || '';
      const span = formats.has(number) ? isSpan(format) : number === 46;
      const date = formats.has(number) ? isDate(format) : BUILT_IN.includes(number);
      kinds.push(date ? span ? 'span' : 'date' : '');
    }
  }
  return kinds;
}

/** The texts that cells share; what is said of how to pronounce them is left out. */
async function sharedOf(xml, pause) {
  const texts = [];
  let [isOut, isText] = [0, false];
  for (const [name, what, text] of partsOf(xml)) {
    if (name === 'si' && what === 'open') {
      texts.push('');
      if (texts.length % 200 === 0) await pause();
    }
    if (name === 'rPh') isOut += what === 'open' ? 1 : -1;
    if (name === 't') isText = what === 'open';
    if (what === 'text' && isText && !isOut && texts.length) texts[texts.length - 1] += text;
  }
  return texts.map((text) => text.replace(/x005F_/g, ''));
}

function cellText({ type, style, value }, { shared, kinds, from1904 }) {
  if (!value) return '';
  if (type === 's') {
    if (shared[Number(value)] === undefined) throw new BadXml();
    return shared[Number(value)];
  }
  if (type === 'b') return Number(value) ? 'yes' : 'no';
  if (type === 'd') return value.replace(/T00:00(?::00(?:\.0+)?)?$/, '').replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d).*$/, '$1');
  return type === 'n' ? numberWords(value, kinds[style], from1904) : value;
}

/** Rows and merged cells of a sheet. */
async function readSheet(xml, book, file, pause) {
  const rows = [];
  const spans = [];
  let [row, column, cell, takes, isOut] = [0, 0, null, '', 0];
  for (const [name, what, text] of partsOf(xml)) {
    if (what === 'text') {
      if (cell && takes && !isOut) cell.value += text;
    } else if (name === 'row' && what === 'open') {
      const given = attributes(text).get('r');
      row = given ? Math.floor(Number(given)) : row + 1;
      column = 0;
      if (!(row > 0)) throw new BadXml();
      await pause();
    } else if (name === 'c' && what === 'open') {
      const has = attributes(text);
      cell = { type: has.get('t') || 'n', style: Number(has.get('s') || 0), value: '' };
      [row, column] = has.get('r') ? placeOf(has.get('r')) : [row, column + 1];
    } else if (name === 'c') {
      const said = cellText(cell, book);
      cell = null;
      if (!said) continue;
      if (row > MOST_ROWS || column > MOST_COLUMNS) {
        throw new Stopped(`${file} holds something in cell ${letterOf(column - 1)}${row}, which is too far out to be read here. Cut it into parts.`);
      }
      while (rows.length < row) rows.push([]);
      rows[row - 1][column - 1] = said;
    } else if (cell && name === 'rPh') isOut += what === 'open' ? 1 : -1;
    else if (cell && (name === 'v' || name === 't')) takes = what === 'open' && (name === 'v') === (cell.type !== 'inlineStr') ? name : '';
    else if (name === 'mergeCell' && what === 'open') {
      const [one, other] = (attributes(text).get('ref') || '').split(':').map(placeOf);
      if (other) spans.push([one[1], one[0], other[1], other[0]]);
    }
  }
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return fillMerged(rows.map((cells) => Array.from({ length: width }, (_, place) => cells[place] || '')), spans);
}

/**
 * A cell merged downwards counts for all its rows where they are listings of their own; where the name itself is merged
 * they are rows of one listing, which is what whoever merged them meant.
 */
function fillMerged(rows, spans) {
  for (const [left, top, right, bottom] of spans) {
    for (let row = top; row <= Math.min(bottom, rows.length); row += 1) {
      for (let column = left; column <= Math.min(right, rows[row - 1].length); column += 1) {
        if (row !== top || column !== left) rows[row - 1][column - 1] = '';
      }
    }
  }
  const places = new Set(rows.slice(0, 15).flatMap((row) => row.flatMap((text, place) => (['name', 'short name'].includes(fold(text)) ? [place + 1] : []))));
  const below = ([, top, , bottom]) => rows.slice(top, bottom).map((_, number) => top + 1 + number);
  const named = new Set(spans.filter(([left]) => places.has(left)).flatMap(below));
  for (const span of spans) {
    const [left, top] = span;
    for (const row of below(span)) if (!named.has(row) && left <= rows[row - 1].length) rows[row - 1][left - 1] = rows[top - 1][left - 1];
  }
  return rows;
}

const folderOf = (base, target) => (target.startsWith('/') ? target.slice(1) : `${base}${target}`).split('/')
  .reduce((path, step) => (step === '..' ? path.slice(0, -1) : step === '.' || !step ? path : [...path, step]), []).join('/');

/** Name and file of every sheet, and whether its days are counted from 1904. */
function sheetsOf(book, links) {
  const targets = new Map();
  for (const [name, what, text] of partsOf(links)) {
    const has = name === 'Relationship' && what === 'open' && attributes(text);
    if (has && /\/worksheet$/.test(has.get('Type') || '')) targets.set(has.get('Id'), folderOf('xl/', has.get('Target') || ''));
  }
  const sheets = [];
  let from1904 = false;
  for (const [name, what, text] of partsOf(book)) {
    if (what !== 'open') continue;
    const has = attributes(text);
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(has.get('date1904'));
    if (name === 'sheet' && targets.has(has.get('id'))) sheets.push([has.get('name') || '', targets.get(has.get('id'))]);
  }
  return { sheets, from1904 };
}

/**
 * Name and rows of every sheet that may hold listings; throws Stopped with what to do where there are none.
 * @param {Uint8Array} bytes @param {string} file its name @param {() => Promise<void>} pause
 * @returns {Promise<[string, string[][]][]>}
 */
export async function readXlsx(bytes, file, pause) {
  try {
    const files = openZip(bytes);
    if ([...files.values()].reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED) throw new Stopped(`${file} is too large inside. Cut it into parts.`);
    const text = async (name, needed = true) => {
      if (!files.has(name) && needed) throw new BadZip();
      return files.has(name) ? new TextDecoder().decode(await unpack(bytes, files.get(name), pause)) : '';
    };
    const { sheets, from1904 } = sheetsOf(await text('xl/workbook.xml'), await text('xl/_rels/workbook.xml.rels'));
    const book = { shared: await sharedOf(await text('xl/sharedStrings.xml', false), pause), kinds: kindsOf(await text('xl/styles.xml', false)), from1904 };
    if (!sheets.length) throw new BadZip();
    const read = [];
    for (const [name, place] of sheets) {
      if (!NOT_LISTINGS.includes(name)) read.push([name, await readSheet(await text(place), book, file, pause)]);
    }
    return read;
  } catch (error) {
    if (error instanceof Stopped) throw error;
    throw new Stopped(`${file} cannot be read as a workbook. Open it, and save it again as .xlsx.`);
  }
}
