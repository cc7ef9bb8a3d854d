// Times that can be held. hooks/hereabouts/rules/session.py is the twin.

import { toSession } from './form-when.mjs';
import { dayOf, nextDates } from './recurrence.mjs';
import { rowsOf, sessionsIn } from './rules-walk.mjs';

const LOOK_AHEAD = 800;
const NEVER_CLOSED = { bank: [], school: [], closed: [], venues: {} };
const REPEATING = ['every', 'which', 'from', 'until', 'months', 'except', 'also'];

/** A session that may have no date: between two dates, or with most weeks of the month left out. */
const isNarrow = ({ from, until, except = [] }) => (from && until) || except.length >= 4;
const isBackwards = ({ from = '0', until = '9' }) => until < from;

function hasADate(session, today) {
  if ('also' in session || 'dates' in session || isBackwards(session)) return true;
  const day = session.from ? dayOf(session.from) : dayOf(today);
  return nextDates([toSession(session)], { day, minutes: 0 }, NEVER_CLOSED, 1, { horizon: LOOK_AHEAD }).length > 0;
}

export const SESSION = {
  * end_is_after_start(data) {
    for (const [path, { start, end }] of sessionsIn(data)) {
      if (start && end && end <= start) {
        yield [[...path, 'end'], `End time must be later than the start time, ${start}.${end === '00:00' ? ' For midnight, write 23:59.' : ''}`];
      }
    }
  },
  * until_is_not_before_from(data) {
    for (const [path, row] of [...sessionsIn(data), ...rowsOf(data, 'notices')]) {
      if (row.from && row.until && row.until < row.from) {
        yield [[...path, 'until'], `Last date must not be before the first date, ${row.from}.`];
      }
    }
  },
  * which_goes_with_month(data) {
    for (const [path, session] of sessionsIn(data)) {
      if ('which' in session && session.every !== 'month') {
        yield [[...path, 'which'], 'Which one in the month goes with every: month only. Add that line, or take which out.'];
      }
    }
  },
  * single_dates_do_not_repeat(data) {
    for (const [path, session] of sessionsIn(data)) {
      if (!('dates' in session)) continue;
      for (const key of REPEATING.filter((name) => name in session)) {
        yield [[...path, key], `Dates are held once each, so ${key} has no effect. Take ${key} out.`];
      }
    }
  },
  * session_can_happen(data, { today }) {
    for (const [path, session] of sessionsIn(data)) {
      if (isNarrow(session) && !hasADate(session, today)) {
        yield [path, 'Session is never held: no day fits. Check its day, months, first and last date, and what is left out.'];
      }
    }
  },
};
