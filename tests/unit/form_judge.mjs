// Asks the form's own modules about listings: what the schema and the rules say of each, and its YAML.
// node form_judge.mjs MODULES ASKED.json

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , modules, asked] = process.argv;
const at = (name) => import(new URL(name, pathToFileURL(`${modules}/`)));
const [{ openSchema }, { judge, RULE_NAMES }, { toYaml }] = await Promise.all(['form-check.mjs', 'rules.mjs', 'form-yaml.mjs'].map(at));
const { schema, listings, known } = JSON.parse(readFileSync(asked, 'utf-8'));
const check = openSchema(schema);

process.stdout.write(JSON.stringify({
  rules: RULE_NAMES,
  answers: listings.map((listing) => {
    const wrong = check(listing);
    const found = wrong.length ? [] : judge(listing, known);
    return { wrong, found, yaml: toYaml(listing) };
  }),
}));
