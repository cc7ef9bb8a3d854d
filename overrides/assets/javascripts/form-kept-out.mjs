// A group that asked to be removed is told of while its name is typed. No name of theirs is served, only slow digests:
// hooks/hereabouts/form/kept_out.py makes them, and this takes the typed name through the same. Nothing is sent.

import { slugOf } from './form-alike.mjs';

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (text) => new TextEncoder().encode(text);

/** Letters and figures alone, however a name is spaced and spelt in capitals: hooks/hereabouts/do_not_list.py does the same. */
const bare = (name) => name.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ').replace(/[^\p{L}\p{N}]+/gu, '');

/** What tells a name again. */
export const markOf = async (name) => hex(await crypto.subtle.digest('SHA-256', bytesOf(bare(name)))).slice(0, 16);

async function digestOf(word, { salt, rounds }) {
  const key = await crypto.subtle.importKey('raw', bytesOf(word), 'PBKDF2', false, ['deriveBits']);
  return hex(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: rounds }, key, 96));
}

/** True where a group of this name asked to be removed; false too where the browser cannot tell: the check tells it then. */
export async function isKeptOut(name, keptOut) {
  if (!keptOut || !keptOut.digests.length || bare(name).length < 3 || !(globalThis.crypto && crypto.subtle)) return false;
  const words = [await markOf(name), slugOf(name, '', [])];
  const digests = await Promise.all(words.map((word) => digestOf(word, keptOut)));
  return digests.some((digest) => keptOut.digests.includes(digest));
}

export const WORDS = 'A group of this name asked not to be listed. Please do not send it. '
  + 'If it is another group, or if they want to be back, tell the team first.';

/** Writes the words into `slot` while such a name stands in the box. */
export function watchName(box, slot, keptOut) {
  let turn = 0;
  const look = async () => {
    const mine = ++turn;
    const found = await isKeptOut(box.value, keptOut);
    if (mine !== turn) return;
    slot.textContent = found ? WORDS : '';
    slot.hidden = !found;
  };
  box.addEventListener('input', look);
  return look();
}
