// Answers, as JSON, which words of danger the browser finds in the texts of the file named; test_urgent.py asks.
import { readFileSync } from 'node:fs';
import { openUrgent } from '../../overrides/assets/javascripts/urgent.mjs';

const { terms, texts } = JSON.parse(readFileSync(process.argv[2]));
const match = openUrgent(terms);
process.stdout.write(JSON.stringify(texts.map(match)));
