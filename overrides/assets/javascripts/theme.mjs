// The colours and size that another site asks for, from behind the # of the address of the frame.
// What would be hard to read is passed over: words need 4.5 to 1 against what they stand on.

const COLOUR = /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const ENOUGH = 4.5;
const SIZES = { smallest: 14, largest: 28 };

/** Red, green and blue of a colour written with three or six figures. @returns {number[]} */
const partsOf = (text) => (text.length === 3 ? [...text].map((one) => one + one) : text.match(/../g))
  .map((one) => parseInt(one, 16));

/** How light a colour is, from 0 to 1, as WCAG 2.2 counts. */
function lightness(text) {
  const [red, green, blue] = partsOf(text).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, from 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [lightness(one), lightness(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What an address asks for, as far as it can be read.
 * @param {string} hash such as '#paper=ffffff&ink=222222&accent=004d40&size=16&scheme=light&target=top'
 * @returns {{scheme: string, size: number, target: string, colours: Object<string, string>}}
 */
export function readTheme(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const one = (name, among) => (among.includes(said.get(name)) ? said.get(name) : '');
  const colour = (name) => (COLOUR.test(said.get(name) || '') ? said.get(name).toLowerCase() : '');
  const [paper, ink, accent] = ['paper', 'ink', 'accent'].map(colour);
  const size = Number(said.get('size'));
  const colours = {};
  if (paper && ink && contrast(paper, ink) >= ENOUGH) Object.assign(colours, { paper, ink });
  if (accent && colours.paper && contrast(accent, colours.paper) >= ENOUGH) colours.accent = accent;
  return {
    scheme: one('scheme', ['light', 'dark']),
    size: size >= SIZES.smallest && size <= SIZES.largest ? size : 0,
    target: one('target', ['top']) ? '_top' : '_blank',
    colours,
  };
}

/** Puts a theme on a page. */
export function wear({ scheme, size, target, colours }, page) {
  const { style, dataset } = page.documentElement;
  if (scheme) dataset.scheme = scheme;
  if (size) style.setProperty('font-size', `${size}px`);
  const { paper, ink, accent } = colours;
  if (paper) {
    dataset.scheme = lightness(paper) > lightness(ink) ? 'light' : 'dark';
    for (const name of ['--paper', '--card', '--sunk', '--soft']) style.setProperty(name, `#${paper}`);
    for (const name of ['--ink', '--quiet', '--line', '--control']) style.setProperty(name, `#${ink}`);
    for (const name of ['--primary', '--primary-strong']) style.setProperty(name, `#${accent || ink}`);
    style.setProperty('--on-primary', `#${paper}`);
  }
  page.querySelector('base').target = target;
}
