// Walks through a listing as the rules need it: rows of a list, written-out places, times, texts, each with its path.

export const isWritten = (venue) => venue instanceof Object;

/** The rows of a list that a group holds, each with its path inside the group. */
export const rowsOf = (group, name) => [...((group || {})[name] || []).entries()].map(([row, value]) => [[name, String(row)], value]);

/** Places written out in the listing itself. */
export const writtenVenues = (data) => rowsOf(data, 'where').filter(([, { venue }]) => isWritten(venue))
  .map(([path, { venue }]) => [[...path, 'venue'], venue]);

/** Every text, but for those under the names in `without`. */
export function* textsIn(value, path = [], without = []) {
  if (typeof value === 'string') yield [path, value];
  else for (const [key, below] of Object.entries(value)) if (!without.includes(key)) yield* textsIn(below, [...path, key]);
}

/** The times of the listing, and the opening times of its written-out places. */
export function* sessionsIn(data) {
  yield* rowsOf(data, 'when');
  for (const [path, venue] of writtenVenues(data)) for (const [row, session] of rowsOf(venue, 'opening')) yield [[...path, ...row], session];
}
