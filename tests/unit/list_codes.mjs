// The codes and shelves that the browser gives to the slugs in the file named on the command line, as JSON.
import { readFileSync } from 'node:fs';
import { codeOf, shelfOf } from '../../overrides/assets/javascripts/list-facts.mjs';

globalThis.document = new EventTarget();
const { slugs, count } = JSON.parse(readFileSync(process.argv[2]));
console.log(JSON.stringify(slugs.map((slug) => [codeOf(slug), shelfOf(codeOf(slug), count)])));
