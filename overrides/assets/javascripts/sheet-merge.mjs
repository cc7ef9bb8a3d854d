// What a table says now, what it said when it was made, and what stands here become one listing: what the table changes
// comes in, what was changed here stays, and where both changed the same it is told. hooks/hereabouts/imports/merge.py is
// the twin.

const PAIRED = ['where'];
const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const isGroup = (value) => value instanceof Object && !Array.isArray(value);
const isWords = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');
const hasAny = (value) => (Array.isArray(value) ? value.length : Object.keys(value).length) > 0;

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  return isGroup(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value ?? null;
}

function mergeGroups(base, ours, theirs, above, clashes) {
  const merged = {};
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = mergeValue(base[key], ours[key], theirs[key], above ? `${above}.${key}` : key, clashes);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function mergeValue(base, ours, theirs, field, clashes) {
  if (same(theirs, base) || same(ours, theirs)) return ours;
  if (same(ours, base)) return theirs;
  const clash = () => {
    clashes.push({ field, ours, theirs });
    return ours;
  };
  if (isGroup(ours) && isGroup(theirs) && (base === undefined || isGroup(base))) {
    const within = [];
    const merged = mergeGroups(base || {}, ours, theirs, field, within);
    if (within.length && !hasAny(merged)) return clash();
    clashes.push(...within);
    return hasAny(merged) ? merged : undefined;
  }
  if ([base, ours, theirs].every(isWords)) {
    const kept = ours.filter((word) => theirs.includes(word) || !base.includes(word));
    const words = [...kept, ...theirs.filter((word) => !base.includes(word) && !kept.includes(word))];
    return words.length ? words : undefined;
  }
  const lists = [base, ours, theirs];
  if (PAIRED.includes(field) && lists.every((list) => Array.isArray(list) && list.length === base.length)) {
    return ours.map((one, number) => mergeValue(base[number], one, theirs[number], `${field}.${number}`, clashes));
  }
  return clash();
}

/** @returns {{data: object, clashes: {field: string, ours: any, theirs: any}[]}} */
export function merge(base, ours, theirs) {
  const clashes = [];
  const data = mergeGroups(base, ours, theirs, '', clashes);
  // Whether it is held at all is settled first: an end also takes the times away.
  return { data: clashes.some(({ field }) => field === 'status') ? ours : data, clashes };
}

export { same };
