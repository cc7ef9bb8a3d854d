// Answers, as JSON, what the browser makes of the cases in the file named on the command line;
// test_recurrence.py compares the answers with Python's.
import { readFileSync } from 'node:fs';
import {
  fromCompact, fromCompactNotice, londonNow, nextDates, sessionWords,
} from '../../overrides/assets/javascripts/recurrence.mjs';

const answers = JSON.parse(readFileSync(process.argv[2])).map((asked) => {
  const sessions = asked.sessions.map(fromCompact);
  const now = londonNow(new Date(asked.now));
  const notices = asked.notices.map(fromCompactNotice);
  const found = nextDates(sessions, now, asked.closures, asked.count, { notices, venue: asked.venue });
  return {
    dates: found.map(({ day, start, end, session, notice }) => (
      [day, start, end, session, notice ? notice.what : ''])),
    words: sessions.map((session) => [sessionWords(session), sessionWords(session, now.day)]),
  };
});
process.stdout.write(JSON.stringify(answers));
