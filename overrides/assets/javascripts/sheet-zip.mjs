// What lies in a zip: its names from the directory at its end, and each file unpacked piece by piece, never beyond the
// size that was named there. A file that says one thing and holds another is refused.

import { Inflate } from './fflate.mjs';

const [DIRECTORY_END, ENTRY] = [0x06054b50, 0x02014b50];
const PIECE = 16 * 1024;
const MOST_FILES = 2000;

export class BadZip extends Error {}

/** Where the directory stands and how many it lists. */
function directoryOf(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65535); at -= 1) {
    if (view.getUint32(at, true) === DIRECTORY_END) return { count: view.getUint16(at + 10, true), start: view.getUint32(at + 16, true) };
  }
  throw new BadZip();
}

/** Every file by its name, not unpacked yet. @param {Uint8Array} bytes @returns {Map<string, object>} */
export function openZip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map();
  try {
    let { count, start: at } = directoryOf(view);
    if (count > MOST_FILES) throw new BadZip();
    for (; count; count -= 1) {
      if (view.getUint32(at, true) !== ENTRY) throw new BadZip();
      const [nameLength, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      files.set(name, {
        flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + extra + comment;
    }
  } catch {
    throw new BadZip();  // it points beyond its own end
  }
  return files;
}

/** @param {Uint8Array} bytes @param {object} file of openZip @param {() => Promise<void>} pause lets the page breathe */
export async function unpack(bytes, { flags, method, packed, size, at }, pause) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (flags & 1 || ![0, 8].includes(method) || at + 30 > bytes.length) throw new BadZip();
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const inner = bytes.subarray(start, start + packed);
  if (inner.length !== packed) throw new BadZip();
  if (!method) return inner;
  const whole = new Uint8Array(size);
  let [filled, isOver] = [0, false];
  const inflate = new Inflate((piece) => {
    isOver = isOver || filled + piece.length > size;
    if (!isOver) whole.set(piece, filled);
    filled += piece.length;
  });
  for (let from = 0; from < inner.length && !isOver; from += PIECE) {
    try {
      inflate.push(inner.subarray(from, from + PIECE), from + PIECE >= inner.length);
    } catch {
      throw new BadZip();
    }
    await pause();
  }
  if (isOver || filled !== size) throw new BadZip();
  return whole;
}
