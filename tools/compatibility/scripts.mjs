// The ESLint rule for browser modules: syntax, globals, members and events that the oldest browsers lack.
// What a member belongs to is known only where it is asked of a global, such as Object. Elsewhere its name
// decides, and it passes where anything else of that name is old enough.

import { lacking, mdn, rule } from './floor.mjs';

const { api, javascript: { builtins, classes, operators, regular_expressions: patterns, statements } } = mdn;

const HELPER = '[callee.property.name=/^(drop|every|filter|find|flatMap|forEach|map|reduce|some|take|toArray)$/]';

// What a selector finds, what to call it, and what MDN's data has of it.
const SYNTAX = [
  ['StaticBlock', 'A static block', classes.static.initialization_blocks],
  ['PropertyDefinition', 'A class field', classes.public_class_fields],
  ['BinaryExpression[operator=in][left.type=PrivateIdentifier]', '#name in', classes.private_class_fields_in],
  ['AwaitExpression:not(:function *)', 'await outside functions', operators.await.top_level],
  ['ImportAttribute', 'An import attribute', statements.import.import_attributes],
  ['VariableDeclaration[kind=using]', 'using', statements.using],
  ['VariableDeclaration[kind="await using"]', 'await using', statements.await_using],
  ['Literal[raw=/\\(\\?<[=!]/]', 'Looking behind in a pattern', patterns.lookbehind_assertion],
  ['Literal[raw=/\\(\\?[ims]*-?[ims]+:/]', 'A flag inside a pattern', patterns.modifier],
  ['Literal[regex.flags=/d/]', 'The flag d of a pattern', builtins.RegExp.hasIndices],
  ['Literal[regex.flags=/v/]', 'The flag v of a pattern', builtins.RegExp.unicodeSets],
  [
    'CallExpression[callee.object.callee.property.name=/^(entries|keys|values)$/]'
      + `[callee.object.arguments.length=0]${HELPER}`,
    'What arrays have, asked of an iterator,', builtins.Iterator.map,
  ],
  [
    `CallExpression[callee.object.callee.property.name=matchAll]${HELPER}`,
    'What arrays have, asked of matchAll,', builtins.Iterator.map,
  ],
];

const HOLDERS = { ...api, ...builtins, ...builtins.Intl };
const GLOBALS = [api, builtins, api.Window, api.EventTarget];
const EVERYWHERE = ['globalThis', 'self', 'window'];

/** All features of one name; those marked as static are asked of their holder only. */
function byName(holders) {
  const index = new Map();
  for (const [name, feature] of holders.flatMap(Object.entries)) index.set(name, [...(index.get(name) || []), feature]);
  return index;
}

// Members of an interface that is missing itself are left out, as how to come by one is reported already. An element is
// come by in the page.
const interfaces = Object.entries(api).filter(([name, holder]) => /^(HTML|SVG)/.test(name) || !lacking(holder))
  .map(([, holder]) => holder);
const members = byName(interfaces);
// JavaScript's own objects have hardly more than methods: what is not called, as `row.at`, is the project's own.
const methods = byName([...interfaces, ...Object.values(builtins), ...Object.values(builtins.Intl)]);

const nameOf = ({ computed, property }) => (computed ? property.value : property.name);
const isPrototype = (node) => node.type === 'MemberExpression' && nameOf(node) === 'prototype';

/** The names in a file that none of its declarations explains. */
function globalsOf({ through, set }) {
  const known = [...set.values()].filter(({ defs }) => !defs.length).flatMap(({ references }) => references);
  return new Set([...through, ...known].map(({ identifier }) => identifier));
}

export default rule((sourceCode, judge) => {
  const globals = globalsOf(sourceCode.scopeManager.globalScope);
  const judgeGlobal = (node, name) => judge(node, name, ...GLOBALS.map((each) => each[name]));

  /** A member of a global, of what a global makes, or of anything else. */
  function judgeMember(node, name, object, called) {
    const { name: holder } = [object, object.callee].find((each) => globals.has(each)) || { name: '' };
    const inside = HOLDERS[holder] || {};
    const feature = inside[`${name}_static`] || inside[name];
    if (EVERYWHERE.includes(holder)) judgeGlobal(node, name);
    else if (feature) judge(node, `${holder}.${name}`, feature);
    else judge(node, `.${name}`, ...((called ? methods : members).get(name) || []));
  }

  return {
    ...Object.fromEntries(SYNTAX.map(([selector, name, feature]) => [selector, (node) => judge(node, name, feature)])),
    Program() {
      for (const node of globals) judgeGlobal(node, node.name);
    },
    'MemberExpression:not([property.type=PrivateIdentifier])'(node) {
      const called = node.parent.type === 'CallExpression' && node.parent.callee === node;
      judgeMember(node, nameOf(node), node.object, called || isPrototype(node.object));
    },
    'VariableDeclarator[init.type=Identifier] > ObjectPattern > Property[computed=false]'(node) {
      const { init } = node.parent.parent;
      if (globals.has(init)) judgeMember(node, node.key.name, init, true);
    },
    'CallExpression:matches([callee.property.name=addEventListener], [callee.name=addEventListener])'(node) {
      const [{ value } = {}] = node.arguments;
      judge(node, `The event ${value}`, ...(members.get(`${value}_event`) || []));
    },
  };
});
