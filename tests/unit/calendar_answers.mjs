// Answers, as JSON, the calendars that the browser makes of the entries in the file named on the command line;
// test_calendars.py compares them with Python's.
import { readFileSync } from 'node:fs';
import { toCalendar } from '../../overrides/assets/javascripts/ics.mjs';

const { about, cases } = JSON.parse(readFileSync(process.argv[2]));
process.stdout.write(JSON.stringify(cases.map(([entry, choices]) => toCalendar([entry], { about, ...choices }))));
