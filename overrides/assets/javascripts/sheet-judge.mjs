// Holds a listing of a table against schema and rules, and says in which column of the table a fault stands. What
// `hereabouts import` says of the same rows is the same, word for word: a test asks both.

const STRANGE = 'The listing does not read back as it was written: a text in it holds strange characters.';
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const hasOdd = (value) => (value instanceof Object ? Object.values(value).some(hasOdd) : typeof value !== 'string');

/** What stands at the head of all columns of a group, such as When or Cost: reduced. */
function nameGroup(path, columns) {
  const headings = [...columns.values()].filter((column) => column.path.startsWith(`${path}.`) || column.path.startsWith(`${path}[].`)).map(({ heading }) => heading);
  if (!path || !headings.length) return '';
  let end = 0;
  while (end < headings[0].length && headings.every((heading) => heading[end] === headings[0][end])) end += 1;
  const shared = headings[0].slice(0, Math.max(0, headings[0].slice(0, end).lastIndexOf(' '))).replace(/:+$/, '');
  return shared ? `Columns "${shared} …"` : '';
}

/** Where a field stands in the table, as people see it. */
export function nameField(field, sheet, letters) {
  const group = sheet.groups.find((one) => field.startsWith(`${one}.`));
  const rest = group ? field.slice(group.length + 1).split('.').slice(1).join('.') : '';
  const path = group ? `${group}[].${rest}`.replace(/\.+$/, '') : field;
  const column = sheet.columns.get(path);
  if (!column) return { path: '', where: nameGroup(path, sheet.columns) || field || 'listing' };
  const letter = letters.get(path);
  return { path, where: letter ? `Column ${letter}, ${column.heading}` : `Column ${column.heading}, which is not in the table` };
}

/** The faults of a listing, in the order of the command. */
export function faultsOf(data, { judgeSchema, judgeRules }, rules) {
  const bySchema = judgeSchema(data).map(({ field, rule, message }) => ({ field: field.join('.'), rule, message }));
  if (bySchema.length) {
    return bySchema.sort((one, other) => compare(one.field, other.field) || compare(one.rule, other.rule) || compare(one.message, other.message));
  }
  return judgeRules(data).filter(({ rule }) => rules.includes(rule))
    .map(({ at, rule, message }) => ({ field: at.join('.'), rule, message }))
    .sort((one, other) => rules.indexOf(one.rule) - rules.indexOf(other.rule));
}

/** Why the listing may not be handed over; an empty list where it is good. */
export function whyNot(draft, judges, sheet, letters) {
  const found = faultsOf(draft.data, judges, sheet.rules).map(({ field, rule, message }) => {
    const { path, where } = nameField(field, sheet, letters);
    return { path, rule, message, words: `${where}: ${message}` };
  });
  return found.length || !hasOdd(draft.data) ? found : [{ path: '', message: STRANGE, words: STRANGE }];
}
