// Answers, as JSON, where the browser finds the places in the file named first, with the postcode
// files of the folder named second; test_postcode_cut.py compares the answers with Python's.
import { readFileSync } from 'node:fs';
import { formatDistance, resolvePlace } from '../../overrides/assets/javascripts/place.mjs';

const [, , asked, folder] = process.argv;
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`));
const { places, metres } = JSON.parse(readFileSync(asked));
const known = { sectors: read('sectors'), areas: [] };
const found = await Promise.all(places.map((typed) => resolvePlace(typed, known, async (name) => read(name))));
process.stdout.write(JSON.stringify({ found, distances: metres.map(formatDistance) }));
