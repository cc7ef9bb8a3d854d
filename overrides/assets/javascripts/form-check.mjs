// Judges a listing in the browser by its schema, in the words of `hereabouts check`: hooks/hereabouts/schema.py says the
// same, and a test holds the two against each other. The library reads the schema as it is; it makes no code of it.

import { Validator } from './json-schema/validator.js';
import { describe, shapesOf } from './form-schema.mjs';

const QUIET = new Set(['properties', 'items', '$ref', 'allOf', 'if', 'then', 'else', 'patternProperties', 'prefixItems']);
const SHOWN = 60;
const KINDS = { array: 'a list, one line each beginning with a dash', object: 'fields below it, indented', string: 'a text' };

const shown = (value) => {
  const text = String(value).replace(/\n/g, ' ');
  const letters = [...text];
  return letters.length > SHOWN ? `"${letters.slice(0, SHOWN - 1).join('')}…"` : `"${text}"`;
};

const stepsOf = (location) => location.replace(/^#\/?/, '').split('/').filter(Boolean)
  .map((step) => decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~'));
const valueAt = (data, path) => path.reduce((value, step) => (value === undefined ? value : value[step]), data);

function titleOf(schema, path) {
  for (let end = path.length; end > 0; end--) {
    const { title } = describe(schema, path.slice(0, end));
    if (title) return title;
  }
  return 'The file';
}

function missing(schema, path, name) {
  const { title = name, examples = [] } = describe(schema, [...path, name]);
  const hint = typeof examples[0] === 'string' ? `Add a line such as: ${name}: ${examples[0]}` : `Add a field ${name}.`;
  return { at: [...path, name], field: path, rule: 'field_is_there', message: `${title} is missing. ${hint}` };
}

function ofValue(schema, path, value) {
  const wanted = describe(schema, path).errorMessage || `Write ${KINDS.string}.`;
  const title = titleOf(schema, path);
  if (value === '') return `${title} is empty. ${wanted} Or take the line out.`;
  if (value instanceof Object) return `${title} is not in the shape that is needed. ${wanted}`;
  return `${title} cannot be ${shown(value)}. ${wanted}`;
}

const ofWord = (schema, path, value, words) => (
  `${titleOf(schema, path)} cannot be ${shown(value)}. Use one of: ${words.join(', ')}.`);

const nodesAt = (schema, location) => stepsOf(location).reduce((node, step) => (
  step === '$ref' ? shapesOf(schema, node)[1] : node && node[step]), schema);

/**
 * Where the schema judges a listing: `at` is what a fault is about, `field` where it stands; of something missing, above.
 * @returns {(data: object) => {at: string[], field: string[], rule: string, message: string}[]}
 */
export function openSchema(schema) {
  const copy = JSON.parse(JSON.stringify(schema));
  const validator = new Validator(copy, '2020-12', false);

  function sayOf({ keyword, keywordLocation, instanceLocation }, data) {
    const at = stepsOf(instanceLocation);
    const value = valueAt(data, at);
    const given = nodesAt(schema, keywordLocation);
    if (keyword === 'required') {
      return given.filter((name) => !(name in value)).map((name) => missing(schema, at, name));
    }
    const wrong = (rule, message) => [{ at, field: at, rule, message }];
    if (keyword === 'enum' && typeof value === 'string') return wrong('word_is_allowed', ofWord(schema, at, value, given));
    return wrong(value === '' ? 'field_is_filled' : 'value_has_its_shape', ofValue(schema, at, value));
  }

  return (data) => {
    const { errors } = validator.validate(data);
    const inChoice = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf').map(({ keywordLocation }) => keywordLocation);
    const told = new Map();
    for (const error of errors) {
      const { keyword, keywordLocation } = error;
      if (QUIET.has(keyword) || inChoice.some((place) => keywordLocation.startsWith(`${place}/`))) continue;
      for (const found of sayOf(error, data)) told.set(`${found.at.join('.')} ${found.message}`, found);
    }
    return [...told.values()];
  };
}
