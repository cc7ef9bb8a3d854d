// The columns of our tables as hooks/hereabouts/tables/page.py hands them over, ready to be asked.

import { openSaid } from './sheet-said.mjs';

/**
 * @param {object} given data/form/sheet.json @param {object} form data/form/form.json
 * @returns {{columns: Map<string, object>, groups: string[], rules: string[], said: object, order: string[]}}
 */
export function openColumns(given, form) {
  const said = openSaid(given.said);
  const lists = given.lists.map(({ choices, slugs }) => ({ choices, slugs: new Map(Object.entries(slugs)) }));
  const columns = given.columns.map((column) => {
    const [group, below] = column.path.includes('[]') ? [column.path.split('[]')[0], column.path.split('[].').slice(1).join('[].')] : ['', ''];
    return [column.path, { remedy: '', ...column, ...(lists[column.list] || { choices: [], slugs: null }), group, below, said }];
  });
  return { columns: new Map(columns), said, groups: given.groups, rules: given.rules, order: Object.keys(form.schema.properties) };
}
