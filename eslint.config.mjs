// Checks that the oldest browsers of package.json have all that the site asks of them. What may be used although they
// lack it is named here, with the reason why it does no harm; a comment in a file switches nothing off.

import css from '@eslint/css';

import scripts from './tools/compatibility/scripts.mjs';
import styles from './tools/compatibility/styles.mjs';

const HARMLESS_IN_SCRIPTS = {
  '.connection': 'offline.mjs asks first where a browser says that bytes are dear; the others do not say',
  '.databases': 'page.mjs names the databases itself where a browser cannot list them',
  '.share': 'a browser without a share sheet shows no button for it',
  '.when': 'not of an element, but what a row of the search data holds',
};

const HARMLESS_IN_STYLES = {
  '::details-content': 'page.mjs opens what is closed, for older ones',
  ':focus-visible': 'older Safaris drop the rule, and with it what it takes away or repeats of the ring',
  '@page': 'the margins on paper are then the printer’s own',
  'accent-color': 'ticks have the browser’s own colour',
  'break-after: avoid': 'a heading may end a page on paper',
  'color-scheme': 'scroll bars stay light',
  'contain-intrinsic-size': 'only with content-visibility',
  'content-visibility': 'all cards are laid out at once, which takes longer',
  'cursor: default': 'iPads with a mouse have a pointer of their own',
  'cursor: pointer': 'iPads with a mouse have a pointer of their own',
  'forced-colors': 'without them there is nothing to set right',
  'overscroll-behavior': 'the page may move behind the filters',
  page: 'a poster comes out on the paper that the person chooses',
  resize: 'the box keeps its size',
  'scroll-behavior': 'the page jumps where it would glide',
  size: 'a sheet comes out on the paper that the person chooses',
  'text-wrap': 'the lines of a heading differ in length',
};

export default [
  {
    plugins: { css, browsers: { rules: { scripts, styles } } },
    linterOptions: { noInlineConfig: true },
  },
  {
    files: ['overrides/assets/javascripts/*.mjs', 'overrides/sw.js', 'hooks/hereabouts/disk/entry.mjs'],
    rules: { 'browsers/scripts': ['error', HARMLESS_IN_SCRIPTS] },
  },
  {
    files: ['overrides/assets/stylesheets/*.css'],
    language: 'css/css',
    rules: { 'browsers/styles': ['error', HARMLESS_IN_STYLES] },
  },
];
