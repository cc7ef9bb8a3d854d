// Writes a listing as YAML, as people write it in directory/listings: short groups on one line, text in quotation marks
// wherever a reader of YAML could take it for something else. What is written reads back as exactly the same texts.

const PLAIN = /^\p{L}(?:[\p{L}\p{M}\p{N} ,.;!?()/’'&+_-]|:(?! |$))*$/u;
const UNSURE = /^(?:true|false|on|off|y|n|null|nan|inf)$/i;
const IN_FLOW = /[,:[\]{}?]/;
const SHORT = 110;

const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u00a0\u2028\u2029\ufeff]/g, (letter) => (
  `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`));

const isPlain = (text) => PLAIN.test(text) && !UNSURE.test(text) && text === text.trim() && !text.includes(' #');

/** Lines of their own after a bar; only where that gives back the same text. */
const isBlock = (text) => text.includes('\n') && /^[^\s]/.test(text) && !/\n\n$/.test(text)
  && !/[^\P{C}\n]/u.test(text) && !/[ \t]+(?:\n|$)/.test(text) && !/[\u0085\u00a0\u2028\u2029\ufeff]/.test(text);

function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value instanceof Object) return `{${Object.entries(value).map(([key, below]) => `${key}: ${flow(below)}`).join(', ')}}`;
  return isPlain(value) && !IN_FLOW.test(value) ? value : quoted(value);
}

const isShort = (value, room) => !JSON.stringify(value).includes('\\n') && [...flow(value)].length <= room;

/** Lines of `key: value`, indented by so many spaces. */
function entry(key, value, indent) {
  const space = ' '.repeat(indent);
  if (typeof value === 'string') {
    if (!isBlock(value)) return [`${space}${key}: ${isPlain(value) ? value : quoted(value)}`];
    const lines = value.replace(/\n$/, '').split('\n').map((line) => (line ? `${space}  ${line}` : ''));
    return [`${space}${key}: |${value.endsWith('\n') ? '' : '-'}`, ...lines];
  }
  const rows = Array.isArray(value) && value.some((row) => row instanceof Object);
  if (!rows && isShort(value, SHORT - indent - key.length)) return [`${space}${key}: ${flow(value)}`];
  if (!Array.isArray(value)) {
    return [`${space}${key}:`, ...Object.entries(value).flatMap(([name, below]) => entry(name, below, indent + 2))];
  }
  return [`${space}${key}:`, ...value.flatMap((row) => item(row, indent + 2))];
}

/** Lines of one row of a list. */
function item(row, indent) {
  const space = ' '.repeat(indent);
  if (typeof row === 'string' || Array.isArray(row) || isShort(row, SHORT - indent)) return [`${space}- ${flow(row)}`];
  const lines = Object.entries(row).flatMap(([name, below]) => entry(name, below, indent + 2));
  return [`${space}- ${lines[0].trimStart()}`, ...lines.slice(1)];
}

/** The listing's file. @param {object} data texts, lists and objects of them @returns {string} */
export const toYaml = (data) => `${Object.entries(data).flatMap(([key, value]) => entry(key, value, 0)).join('\n')}\n`;

/** What was left empty goes: '', [] and {}; undefined where nothing stays. */
export function tidy(value) {
  if (Array.isArray(value)) {
    const rows = value.map(tidy).filter((row) => row !== undefined);
    return rows.length ? rows : undefined;
  }
  if (value instanceof Object) {
    const rows = Object.entries(value).map(([key, below]) => [key, tidy(below)]).filter(([, below]) => below !== undefined);
    return rows.length ? Object.fromEntries(rows) : undefined;
  }
  return value === '' || value === undefined || value === null ? undefined : value;
}

/** In the order of the schema: whoever compares two files sees what has changed, and nothing else. */
export const inOrder = (data, names) => Object.fromEntries(names.filter((name) => name in data).map((name) => [name, data[name]]));
