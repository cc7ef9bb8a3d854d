// Asks the form's own module which names it would tell of: node kept_out_answers.mjs MODULES ASKED.json

import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { pathToFileURL } from 'node:url';

if (!globalThis.crypto) globalThis.crypto = webcrypto;
const [, , modules, asked] = process.argv;
const { isKeptOut, markOf } = await import(new URL('form-kept-out.mjs', pathToFileURL(`${modules}/`)));
const { names, keptOut } = JSON.parse(readFileSync(asked, 'utf-8'));

const answers = await Promise.all(names.map(async (name) => ({ mark: await markOf(name), told: await isKeptOut(name, keptOut) })));
process.stdout.write(JSON.stringify(answers));
