// The listing's schema, read as the form needs it: what a field is, its words, and what stands below it.
// hooks/hereabouts/schema.py reads the same documents; `describe` is its twin.

const WORDS = ['title', 'description', 'examples', 'errorMessage'];

const follow = (document, ref) => ref.replace(/^#\/?/, '').split('/').filter(Boolean)
  .reduce((node, step) => (node || {})[step], document) || {};

/** The node itself, then what it refers to and the shapes it allows. */
export function shapesOf(document, node) {
  const below = [
    ...(node.$ref ? [follow(document, node.$ref)] : []),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((key) => node[key] || []),
    ...['then', 'else'].flatMap((key) => (node[key] ? [node[key]] : [])),
  ];
  return [node, ...below.flatMap((shape) => shapesOf(document, shape))];
}

const stepsDown = (document, node, step) => shapesOf(document, node).flatMap((shape) => {
  if (step in (shape.properties || {})) return [shape.properties[step]];
  if (/^\d+$/.test(step) && shape.items) return [shape.items];
  if (shape.additionalProperties instanceof Object) return [shape.additionalProperties];
  return Object.values(shape.patternProperties || {});
});

/** Title, description, examples and errorMessage of the field at `path`; the nearest word wins. */
export function describe(document, path) {
  const nodes = path.reduce((all, step) => all.flatMap((node) => stepsDown(document, node, step)), [document]);
  const words = {};
  for (const shape of nodes.flatMap((node) => shapesOf(document, node)).reverse()) {
    for (const key of WORDS) if (key in shape) words[key] = shape[key];
  }
  return words;
}

/**
 * A node with what it refers to put in; `base` is the shared definition it goes back to: line, text, date ...
 * Its own words win.
 */
export function resolve(document, node) {
  if (!node.$ref) return { base: '', ...node };
  const target = resolve(document, follow(document, node.$ref));
  return { ...target, ...node, base: target.base || node.$ref.split('/').pop() };
}

/** The two shapes of a field that may be a word or written out: a venue, a fact with a note, a day. */
export function shapesByType(document, node) {
  const plain = node.else && resolve(document, node.else);
  return node.if && node.then && plain ? { full: resolve(document, node.then), plain } : null;
}

/** Of fields of which one is wanted, the sets to choose from: [['email'], ['phone']] or [['lat', 'lon'], ...]. */
export const choicesOf = (node) => (node.oneOf || []).map((shape) => shape.required).filter(Boolean);

/** "something-in-common" as people read it. */
export const wordsOf = (slug) => (slug === 'unknown' ? 'Not known'
  : slug.slice(0, 1).toUpperCase() + slug.slice(1).replace(/-/g, ' '));

/** A path without the numbers of its rows: when.0.day is when.day. */
export const plainPath = (path) => path.filter((step) => !/^\d+$/.test(step)).join('.');
