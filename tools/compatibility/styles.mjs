// The ESLint rule for style sheets: at-rules, media, selectors, properties, values, functions and units that
// the oldest browsers lack. Two ways round them pass: inside an @supports that names the thing, and after a
// declaration of the same property, prefixed or not, which a browser keeps when it does not know the later one.

import { mdn, rule } from './floor.mjs';

const { 'at-rules': atRules, properties, selectors, types } = mdn.css;
const { length, ...kinds } = types;
const KINDS = [kinds, ...Object.values(kinds)];
const SIZES = { d: length.viewport_percentage_units_dynamic, l: length.viewport_percentage_units_large,
  s: length.viewport_percentage_units_small };

const isPrefixed = (name) => /^-[a-z]+-/.test(name);
const bare = (name) => name.replace(/^-[a-z]+-/, '');

/** What a value is made of, however deep; of a custom property's, which is not parsed, the functions and units. */
function parts(node) {
  if (node.type !== 'Raw') return [node, ...(node.children || []).flatMap(parts)];
  return [...node.value.matchAll(/([a-z][\w-]*)\(|\d([a-z]+)/gi)].map(([, name, unit]) => (
    { type: name ? 'Function' : 'Dimension', name, unit, children: [], loc: node.loc }));
}

function unitFeature(unit) {
  const [, size] = /^([dls])v(?:[bhiw]|max|min)$/.exec(unit) || [];
  if (size) return SIZES[size];
  return /^cq(?:[bhiw]|max|min)$/.test(unit) ? length.container_query_length_units : length[unit];
}

/** A function, which MDN calls `fit-content_function` or `linear-function` where a word has the same name. */
function functionFeatures(own, name) {
  for (const key of [`${name}_function`, `${name}-function`, name]) {
    const found = [own, ...KINDS].map((kind) => kind[key]).filter(Boolean);
    if (found.length) return own[key] ? [own[key]] : found;
  }
  return [];
}

/** What every @supports around a node asks for. */
function askedAround(sourceCode, node) {
  const outer = sourceCode.getParent(node);
  if (!outer) return '';
  const asks = outer.type === 'Atrule' && outer.name === 'supports';
  return (asks ? sourceCode.getText(outer.prelude) : '') + askedAround(sourceCode, outer);
}

const isAskedFor = (sourceCode, node, name) => askedAround(sourceCode, node).includes(name.replace('()', '('));

export default rule((sourceCode, judge) => {
  function judgeFunction(node, own) {
    const { name, children } = node;
    const features = functionFeatures(own, name);
    if (isPrefixed(name) || judge(node, `${name}()`, ...features)) return;
    const names = children.map((child) => child.name);
    if (names[0] === 'from') judge(node, `${name}(from`, ...features.map((feature) => feature.relative_syntax));
    if (names.includes('in')) {
      judge(node, `${name}(in`, ...features.map((feature) => feature.interpolation_color_space));
    }
  }

  return {
    Atrule(node) {
      if (!isPrefixed(node.name)) judge(node, `@${node.name}`, atRules[node.name]);
    },
    'Atrule[name=media] Feature'(node) {
      const name = node.name.replace(/^(min|max)-/, '');
      judge(node, name, atRules.media[name]);
    },
    'Atrule[name=media] FeatureRange'(node) {
      judge(node, 'A range with < or >', atRules.media.range_syntax);
    },
    'PseudoClassSelector, PseudoElementSelector'(node) {
      const sign = node.type === 'PseudoClassSelector' ? ':' : '::';
      if (!isPrefixed(node.name)) judge(node, sign + node.name, selectors[node.name]);
    },
    'Nth[selector.type=SelectorList]'(node) {
      judge(node, 'of in :nth-child()', selectors['nth-child'].of_syntax);
    },
    'Rule :matches(Rule, Atrule)'(node) {
      judge(node, 'A rule inside a rule', selectors.nesting);
    },
    'Block > Declaration'(node) {
      const { property, value } = node;
      const block = sourceCode.getParent(node);
      const before = block.children.slice(0, block.children.indexOf(node));
      if (isPrefixed(property) || before.some((other) => other.property && bare(other.property) === property)) return;
      const holder = sourceCode.getParent(block);
      const descriptors = (holder.type === 'Atrule' && atRules[holder.name]) || {};
      if (judge(node, property, descriptors[property] || properties[property])) return;
      const own = properties[property] || {};
      for (const part of parts(value)) {
        const { type, name, unit } = part;
        if (type === 'Function') judgeFunction(part, own);
        if (type === 'Dimension') judge(part, unit, unitFeature(unit.toLowerCase()));
        if (type === 'Identifier') judge(part, `${property}: ${name}`, own[name] || types.global_keywords[name]);
      }
    },
  };
}, isAskedFor);
