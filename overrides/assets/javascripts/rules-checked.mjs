// Who checked it and when, from where it comes, and whether we may publish it.
// hooks/hereabouts/rules/checked.py and licence.py are the twins.

import { rowsOf } from './rules-walk.mjs';

function* future(title, day, path, today) {
  if (day && day > today) yield [path, `${title} must not be in the future; today is ${today}. Check the year and the month.`];
}

export const CHECKED = {
  * checked_is_not_in_the_future({ checked = {} }, { today }) {
    yield* future('Date checked', checked.date, ['checked', 'date'], today);
    for (const [path, { date }] of rowsOf(checked, 'what')) yield* future('Date', date, ['checked', ...path, 'date'], today);
  },
  * source_licence_fits_ours({ source = {} }, { licence, fitting }) {
    const theirs = source.licence;
    if (theirs && fitting.length && !fitting.includes(theirs)) {
      yield [['source', 'licence'], `Licence ${theirs} does not allow what we publish, which is under ${licence}. `
        + 'Ask the owner, then write permission-given; or write the facts anew from the group itself.'];
    }
  },
  * added_is_not_in_the_future({ added = {} }, { today }) {
    yield* future('Date added', added.date, ['added', 'date'], today);
  },
  * permission_is_not_in_the_future({ permission = {} }, { today }) {
    yield* future('Date of permission', permission.date, ['permission', 'date'], today);
  },
  * capacity_is_not_in_the_future({ joining = {} }, { today }) {
    yield* future('Date of room for more', joining['capacity-date'], ['joining', 'capacity-date'], today);
  },
  * capacity_has_a_date({ joining = {} }) {
    if (['limited', 'full'].includes(joining.capacity) && !('capacity-date' in joining)) {
      yield [['joining', 'capacity'], `Room for more is ${joining.capacity}, but since when? Add capacity-date.`];
    }
  },
  * permission_is_given(data) {
    const given = (data.permission || {}).given || 'unknown';
    if ((data.source || {}).from === 'the-group' && given === 'unknown') {
      yield [['permission' in data ? 'permission' : 'source'],
        'Permission is not noted, though the group told us this. Ask, then add permission: {given: yes, date: ...}.'];
    }
  },
};
