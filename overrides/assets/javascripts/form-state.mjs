// What has been written into the form so far: in memory only, and on this device where somebody asked for a draft.

import { plainPath } from './form-schema.mjs';
import { inOrder, tidy } from './form-yaml.mjs';

const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
const isRow = (step) => /^\d+$/.test(step);
const at = (data, path) => path.reduce((value, step) => (value instanceof Object ? value[step] : undefined), data);

/** True where a field fits what stands beside it, or was filled before anybody changed anything. */
export function isAsked(form, state, path) {
  const [beside, words] = form.askedIf[plainPath(path)] || [];
  return !beside || words.includes(state.get([...path.slice(0, -1), beside])) || at(state.before, path) !== undefined;
}

/** True where a group of questions fits the kind, or holds what was there before. */
export function fits(group, state) {
  const kind = state.get(['kind']);
  if (group.fields.some((field) => field in state.before)) return true;
  if (group.only) return group.only.includes(kind);
  return !(group.not || []).includes(kind);
}

/** @param {object} form data/form/form.json @param {object} before what the form begins with @param {object} begun of a draft */
export function openState(form, before = {}, area = '', begun = before) {
  const data = copy(begun);
  const listeners = [];
  const state = {
    before: copy(before),
    area,
    get: (path) => at(data, path),
    /** Writes a value; the groups above it come into being. */
    set(path, value) {
      let node = data;
      path.slice(0, -1).forEach((step, number) => {
        if (!(node[step] instanceof Object)) node[step] = isRow(path[number + 1]) ? [] : {};
        node = node[step];
      });
      const last = path[path.length - 1];
      if (value === undefined) delete node[last];
      else node[last] = value;
      listeners.forEach((listen) => listen(path));
    },
    tell: (path) => listeners.forEach((listen) => listen(path)),
    whenChanged: (listen) => listeners.push(listen),
    /** Where a row of the finished listing stands in the form, which may hold empty rows before it. */
    placeOf(path) {
      let [node, place] = [data, []];
      for (const step of path) {
        let found = step;
        if (Array.isArray(node) && isRow(step)) {
          const filled = [...node.keys()].filter((number) => tidy(node[number]) !== undefined);
          found = String(filled[Number(step)] ?? step);
        }
        node = node instanceof Object ? node[found] : undefined;
        place = [...place, found];
      }
      return place;
    },
    /** The listing without what is empty and what does not fit. */
    listing() {
      const fitting = copy(data);
      for (const group of form.groups) {
        if (!fits(group, state)) for (const field of group.fields) delete fitting[field];
      }
      leaveOut(fitting, []);
      return inOrder(tidy(fitting) || {}, Object.keys(form.schema.properties));
    },
    all: () => copy({ data, area: state.area, before: state.before }),
  };
  function leaveOut(node, path) {
    if (!(node instanceof Object)) return;
    for (const key of Object.keys(node)) {
      if (!isRow(key) && !isAsked(form, state, [...path, key])) delete node[key];
      else leaveOut(node[key], [...path, key]);
    }
  }
  return state;
}
