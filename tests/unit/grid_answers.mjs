// Answers, as JSON, where on the grid the browser puts the degrees in the file named on the command line.
import { readFileSync } from 'node:fs';
import { toGrid } from '../../overrides/assets/javascripts/grid.mjs';

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(process.argv[2])).map(([lat, lon]) => toGrid(lat, lon))));
