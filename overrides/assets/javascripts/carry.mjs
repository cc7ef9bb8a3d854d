// What a person carries away from a page: words on the clipboard, or a file. Nothing is sent.

import { element } from './element.mjs';

/**
 * Copies words; true when it went well.
 * @param {string} words @param {HTMLTextAreaElement} [box] that shows them: chosen where only copying by hand is left
 */
export async function copyWords(words, box) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return box ? copyChosen(box) : copyAside(words);
  }
}

function copyChosen(box) {
  box.focus();
  box.select();
  return document.execCommand('copy');
}

function copyAside(words) {
  const box = element('textarea', { 'aria-label': 'Words to copy' });
  box.value = words;
  document.body.append(box);
  const done = copyChosen(box);
  box.remove();
  return done;
}

/** Gives a file to the browser, which keeps it, or opens it in what the device has for its kind. */
export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
