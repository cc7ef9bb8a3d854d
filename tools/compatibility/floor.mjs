// What the oldest browsers that the site is made for lack, by MDN's data. package.json names them as "browserslist".

import { readFileSync } from 'node:fs';
import mdn from '@mdn/browser-compat-data/forLegacyNode';

const MDN_NAMES = { ios_saf: 'safari_ios', samsung: 'samsunginternet_android' };

const project = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const FLOOR = project.browserslist.map((entry) => {
  const [name, version] = entry.split(' ');
  const browser = MDN_NAMES[name] || name;
  const known = mdn.browsers[browser] && /^[\d.]+$/.test(version);
  if (!known) throw new Error(`package.json: not a browser and its version: ${entry}`);
  return { browser, version, words: `${mdn.browsers[browser].name} ${version}` };
});

const numbersOf = (version) => String(version).replace('≤', '').split('.').map(Number);

/** Whether a version is another one or came before it; "preview" and false are later than all. */
function isBy(version, other) {
  const [mine, theirs] = [version, other].map(numbersOf);
  const at = mine.findIndex((number, place) => number !== (theirs[place] || 0));
  return at < 0 || mine[at] < (theirs[at] || 0);
}

/** Whether by one line of MDN's data a version has a thing: under its own name, unswitched, and not taken out again. */
function has(line, version) {
  if (line.prefix || line.alternative_name || line.flags) return false;
  return isBy(line.version_added, version) && !(line.version_removed && isBy(line.version_removed, version));
}

const isIn = ({ __compat: { support } }, { browser, version }) => (
  !support[browser] || [].concat(support[browser]).some((line) => has(line, version)));

/** The oldest browsers that have none of these features, as words; '' where there are none, or nothing is known. */
export function lacking(...features) {
  const known = features.filter((feature) => feature && feature.__compat);
  if (!known.length) return '';
  const without = FLOOR.filter((browser) => !known.some((feature) => isIn(feature, browser)));
  return without.map(({ words }) => words).join(', ');
}

/**
 * An ESLint rule that reports each name which an old browser lacks, unless the rule's options hold that name with the
 * reason why it does no harm, or `passes` there. What `visitorsFor` gets to judge with says whether one lacks it.
 */
export const rule = (visitorsFor, passes = () => false) => ({
  meta: {
    type: 'problem',
    schema: [{ type: 'object', additionalProperties: { type: 'string' } }],
    messages: { lacking: '{{name}} is missing in {{browsers}}.' },
  },
  create(context) {
    const { sourceCode, options: [harmless = {}] } = context;
    return visitorsFor(sourceCode, (node, name, ...features) => {
      const browsers = lacking(...features);
      if (browsers && !Object.hasOwn(harmless, name) && !passes(sourceCode, node, name)) {
        context.report({ node, messageId: 'lacking', data: { name, browsers } });
      }
      return browsers !== '';
    });
  },
});

export { mdn };
