// What a listing's file holds that no page shows, such as who checked it: the site has no copy of it, but a table that was
// made from the files has. hooks/hereabouts/form/unpublished.py names these fields; the inbox settles them with the file.

import { BY } from './form-file.mjs';

const isGroup = (value) => value instanceof Object && !Array.isArray(value);
const nameOf = ({ venue }) => (isGroup(venue) ? venue.name : venue);

/** A group and what it was; of the places in a list, those that still bear their name. */
function pairsOf(now, before) {
  if (!Array.isArray(now) || !Array.isArray(before)) return [[now, before]];
  return now.flatMap((one) => before.filter((other) => nameOf(other) === nameOf(one)).slice(0, 1).map((other) => [one, other]));
}

function restore(now, before, [step, ...below]) {
  if (!isGroup(now) || !isGroup(before) || !(step in before)) return;
  if (!below.length) now[step] = now[step] ?? before[step];
  else for (const [one, other] of pairsOf(now[step], before[step])) restore(one, other, below);
}

/**
 * The listing as it may lie in its file: the published one, with what the table's own version had of the rest.
 * @param {object} published @param {?object} started what the table was made from @param {object} theirs what it says now
 * @param {string[][]} paths the fields that no page shows
 */
export function withUnpublished(published, started, theirs, paths) {
  const whole = JSON.parse(JSON.stringify(published));
  for (const path of paths) restore(whole, started, path);
  // Somebody has checked it, and who stands in the file: only a table that says so itself changes that.
  if (whole.checked && !whole.checked.by && !(theirs.checked || {}).by) whole.checked.by = BY;
  return whole;
}
