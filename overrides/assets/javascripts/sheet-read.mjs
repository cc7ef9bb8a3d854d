// Reads the table that somebody chose, on this device: which kind it is, within bounds that an old phone can bear.

import { Stopped } from './sheet-text.mjs';

const MOST_MEGABYTES = 20;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
const MOST_AT_ONCE = 40;
let begun = 0;

/** Lets the page breathe when it has worked for a moment, so that it answers while a long table is read. */
export async function pause() {
  if (performance.now() - begun < MOST_AT_ONCE) return;
  await new Promise((go) => { setTimeout(go); });
  begun = performance.now();
}

const tooLarge = (name) => new Stopped(`${name} is larger than ${MOST_MEGABYTES} MB. Cut it into parts.`);

/** The bytes of a file that somebody chose. @param {File} file @returns {Promise<Uint8Array>} */
export async function readBytes(file) {
  if (file.size > MOST_BYTES) throw tooLarge(file.name);
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Stopped(`${file.name} cannot be opened from here. Save it on this device first, and choose it there.`);
  }
}

/** @param {{name: string, bytes: Uint8Array}} file @returns {Promise<[string, string[][]][]>} name and rows of each sheet */
export async function readSheets({ name, bytes }) {
  if (bytes.length > MOST_BYTES) throw tooLarge(name);
  if (/\.xls[xm]$/i.test(name)) return (await import('./sheet-xlsx.mjs')).readXlsx(bytes, name, pause);
  if (/\.(xls|xlsb|ods|numbers)$/i.test(name)) throw new Stopped(`${name} is a workbook, which is not read here. Save its sheet as CSV (UTF-8).`);
  if (/\.(csv|tsv|txt)$/i.test(name)) return (await import('./sheet-csv.mjs')).readCsv(bytes, name, pause);
  throw new Stopped(`${name} is of a kind that is not read here. Save it as CSV (UTF-8).`);
}
