// Reads XML as spreadsheets write it: tags and the text between them, one after the other. Nothing outside the file is
// looked at and no entity but the five of XML is known, so a file cannot make more of itself than it holds.

const TAG = /<(?:!\[CDATA\[([^]*?)\]\]>|!--[^]*?-->|\?[^]*?\?>|(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>)/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export class BadXml extends Error {}

const letter = (whole, code) => {
  if (code[0] !== '#') {
    if (!(code in ENTITIES)) throw new BadXml();
    return ENTITIES[code];
  }
  const number = code[1] === 'x' ? parseInt(code.slice(2), 16) : Number(code.slice(1));
  if (!(number > 0 && number <= 0x10ffff)) throw new BadXml();
  return String.fromCodePoint(number);
};
const plain = (text) => (text.includes('&') ? text.replace(/&(#?\w+);/g, letter) : text);

/** Attributes of a tag; those of a namespace without its short name, too. */
export function attributes(text) {
  const found = new Map();
  for (const [, name, one, other] of text.matchAll(ATTRIBUTE)) found.set(name.replace(/^.*:/, ''), plain(one ?? other));
  return found;
}

/**
 * What stands in the text, in order: [name, 'open' | 'close' | 'text', attributes or text]. An empty tag opens and closes.
 * @param {string} xml @returns {Generator<[string, string, string]>}
 */
export function* partsOf(xml) {
  if (/<!DOCTYPE/i.test(xml)) throw new BadXml();
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next < 0 ? undefined : next);
    if (text) yield ['', 'text', plain(text)];
    if (next < 0) return;
    TAG.lastIndex = next;
    const found = TAG.exec(xml);
    if (!found) throw new BadXml();
    const [whole, inside, closes, name, rest, isEmpty] = found;
    if (inside) yield ['', 'text', inside];
    if (name && !closes) yield [name, 'open', rest];
    if (name && (closes || isEmpty)) yield [name, 'close', ''];
    at = next + whole.length;
  }
}
