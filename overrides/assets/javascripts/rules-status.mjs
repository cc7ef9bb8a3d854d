// Whether it is held at all, and for whom. hooks/hereabouts/rules/status.py and wording.py are the twins.

import { rowsOf } from './rules-walk.mjs';

function lastDate({ day, dates = [], also = [], until = '' }) {
  return day && !until ? '' : [...dates, ...also, until].sort().pop() || '';
}

export const STATUS = {
  * ended_has_no_dates_to_come(data, { today }) {
    for (const [path, session] of data.status === 'ended' ? rowsOf(data, 'when') : []) {
      const last = lastDate(session);
      const goesOn = last ? `its dates go on until ${last}` : 'this time has no last date';
      if (!last || last >= today) yield [path, `Status is ended, but ${goesOn}. Write the last date as until, or take the time out.`];
    }
  },
  * money_help_goes_with_its_kind(data) {
    const [isHelp, saysHelp] = [data.kind === 'money-help', 'money-help' in data];
    if (isHelp && !saysHelp) yield [['kind'], 'Help with money is missing. Add money-help with for-what, how-much and who-may-apply.'];
    else if (saysHelp && !isHelp) yield [['money-help'], 'Help with money is shown only where the kind is money-help. Change the kind, or take it out.'];
  },
  * age_from_is_not_above_age_to(data) {
    const who = data['who-for'] || {};
    if ('age-from' in who && 'age-to' in who && Number(who['age-from']) > Number(who['age-to'])) {
      yield [['who-for', 'age-from'], `Youngest age must not be above the oldest age, ${who['age-to']}.`];
    }
  },
  * paused_says_why(data) {
    if (data.status === 'paused' && !('status-note' in data)) {
      yield [['status'], 'Note on the status is missing. Say in a sentence when it may start again, or whom to ask.'];
    }
  },
};
