// How far the middle of a postcode's sector or district reaches: a place known only so far is drawn as that ring.

const STEP = 10;
const SECTOR = 2;
/** Where nothing is known of the sector or district: about what they measure in towns. */
const USUAL = { [SECTOR]: 1000, 3: 4000, 4: 2000 };
const LEAST = 200;

/** The reach of every middle that is known, by its place. @param {object} sectors as postcode_cut.py writes them */
export function reachesOf(sectors) {
  const known = new Map();
  const add = (e, n, good) => { if (good >= 0) known.set(`${e},${n}`, Math.max(LEAST, good * STEP)); };
  for (const [e, n, good, inside] of Object.values(sectors)) {
    for (const [east, north, near] of Object.values(inside)) add(e + east, n + north, near);
    add(e, n, good);
  }
  return known;
}

/** The metres around a roughly known place. @param {Map<string, number>} known from reachesOf */
export const reachOf = ({ e, n, exact }, known) => (
  known.get(`${Math.round(e / STEP)},${Math.round(n / STEP)}`) || USUAL[exact] || USUAL[SECTOR]);
