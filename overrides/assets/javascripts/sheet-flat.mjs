// The rows of one listing gathered up: a second time, place or way to get in touch stands in the row below the first.
// hooks/hereabouts/tables/flat.py is the twin.

import { fromCell } from './sheet-cell.mjs';
import { Refused, quoted } from './sheet-text.mjs';

export const [SLUG, AREA, MORE, VERSION] = ['(slug)', '(area)', '(more)', '(version)'];
const SPECIAL = [SLUG, AREA, MORE, VERSION];
const MOST = 500;
const NOT_OURS = 'The cell for everything else is not as the export wrote it.';
const isNumber = (step) => /^\d+$/.test(step);
const isGroup = (value) => value instanceof Object && !Array.isArray(value);
const own = (node, step) => (Object.prototype.hasOwnProperty.call(node, step) ? node[step] : undefined);

function read(column, text) {
  try {
    return fromCell(column, text);
  } catch (refused) {
    throw new Refused(`Column ${column.heading}: ${refused.message}`);
  }
}

function put(data, steps, value) {
  if (steps.some((step) => ['__proto__', 'constructor', 'prototype'].includes(step) || (isNumber(step) && Number(step) > MOST))) throw new Refused(NOT_OURS);
  const last = steps[steps.length - 1];
  const twice = (name) => new Refused(`${name} is named as a file and also written out. Keep one of the two.`);
  let node = data;
  steps.slice(0, -1).forEach((step, number) => {
    if (Array.isArray(node)) {
      if (!isNumber(step)) throw new Refused(NOT_OURS);
      while (node.length <= Number(step)) node.push({});
      node = node[Number(step)];
    } else {
      if (own(node, step) === undefined) node[step] = isNumber(steps[number + 1]) ? [] : {};
      node = node[step];
    }
    if (!(node instanceof Object)) throw twice(steps[steps.length - 2]);
  });
  if (isGroup(node) && isGroup(own(node, last)) && typeof value === 'string') throw twice(last);
  if (Array.isArray(node)) throw new Refused(NOT_OURS);
  node[last] = value;
}

function putSingle(data, rows, columns) {
  for (const [path, column] of columns) {
    if (SPECIAL.includes(path) || column.group) continue;
    const texts = [...new Set(rows.map((row) => row[path]).filter(Boolean))];
    if (texts.length > 1) {
      throw new Refused(`Column ${column.heading} holds ${quoted(texts[0])} and, in a row below, ${quoted(texts[1])}. `
        + 'A listing has but one; a new listing needs a name of its own.');
    }
    if (texts.length) put(data, path.split('.'), read(column, texts[0]));
  }
}

function entriesOf(rows, group) {
  const of = (row) => Object.entries(row).filter(([path, text]) => text && path.startsWith(`${group}[]`));
  return rows.map(of).filter((cells) => cells.length);
}

/** The listing of its rows, without short name and area; throws Refused at the first cell that cannot be read. */
export function fromRows(rows, columns, groups) {
  const data = {};
  putSingle(data, rows, columns);
  for (const group of groups) {
    entriesOf(rows, group).forEach((cells, number) => {
      for (const [path, text] of cells) {
        const column = columns.get(path);
        put(data, [...group.split('.'), String(number), ...column.below.split('.')], read(column, text));
      }
    });
  }
  const more = rows.map((row) => row[MORE]).find(Boolean);
  if (more) for (const [path, value] of Object.entries(read(columns.get(MORE), more))) put(data, path.split('.'), value);
  return data;
}
