// What a listing said when the table was made from it, packed into one cell. hooks/hereabouts/tables/version.py packs it.

import { Unzlib } from './fflate.mjs';

const MOST = 256 * 1024;

/** The listing that was packed; null where the cell is not as the export wrote it. */
export function unpackVersion(cell) {
  try {
    const packed = Uint8Array.from(atob(cell.replace(/^v1\./, '').replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
    const pieces = [];
    let size = 0;
    const unzlib = new Unzlib((piece) => {
      size += piece.length;
      if (size > MOST) throw new RangeError();
      pieces.push(piece.slice());
    });
    unzlib.push(packed, true);
    const whole = new Uint8Array(size);
    pieces.reduce((at, piece) => {
      whole.set(piece, at);
      return at + piece.length;
    }, 0);
    const data = JSON.parse(new TextDecoder().decode(whole));
    return data instanceof Object && !Array.isArray(data) ? data : null;
  } catch {
    return null;
  }
}
