// What a visitor typed as a place, and where it lies, in metres of the National Grid. Worked out on
// the device; only the file of a postcode's last letter is asked for, which is the same wherever one is.
// hooks/hereabouts/postcode_cut.py describes the index of sectors and these files. Nothing returned
// holds more of a postcode than its sector.

const STEP = 10;
const EXACTNESS = ['pin', 'postcode', 'sector', 'district', 'area'];
const MILE = 1609.344;
const OUTWARD = '^([A-Z]{1,2})([0-9][0-9A-Z]?)';
const UNIT = new RegExp(OUTWARD + '([0-9])([A-Z]{2})$');
const SECTOR = new RegExp(OUTWARD + ' ?([0-9])[A-Z]?$');
const DISTRICT = new RegExp(OUTWARD + '$');

/** Lower case without accents and marks: "St Mary's" is "st marys". */
export const plain = (text) => text.normalize('NFD').toLowerCase().replace(/[\u0300-\u036f'’]/g, '')
  .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * "QX24" is a district, and may be the sector "QX2 4"; `text` of a unit is its sector.
 * @returns {{kind: 'unit'|'sector'|'district'|'text', text: string, district?: string,
 *   digit?: string, letters?: string}}
 */
export function parsePlace(typed) {
  const text = plain(typed).toUpperCase();
  const joined = text.replace(/ /g, '');
  const district = DISTRICT.exec(text);
  const found = UNIT.exec(joined) || district || SECTOR.exec(text) || SECTOR.exec(joined);
  if (!found) return { kind: 'text', text: plain(typed) };
  const [, area, rest, digit, letters] = found;
  if (found === district) return { kind: 'district', text, district: text, digit: rest.slice(1) };
  const kind = letters ? 'unit' : 'sector';
  return { kind, text: `${area}${rest} ${digit}`, district: area + rest, digit, letters };
}

/** Where a postcode lies, in steps from its sector's middle. */
function findUnit([names, steps], letter) {
  for (let at = 0, e = 0, n = 0; at < names.length; at++) {
    e += steps[2 * at];
    n += steps[2 * at + 1];
    if (names[at] === letter) return [e, n];
  }
  return null;
}

/** "about a quarter of a mile", "about 1 mile" ... */
export function formatGood(metres) {
  const miles = metres / MILE;
  if (miles < 0.75) return `about ${miles < 0.375 ? 'a quarter of' : 'half'} a mile`;
  return miles < 1.5 ? 'about 1 mile' : `about ${Math.round(miles)} miles`;
}

/** "under a quarter of a mile", "0.8 miles", "1 mile", "12 miles" */
export function formatDistance(metres) {
  const miles = metres / MILE;
  if (miles < 0.25) return 'under a quarter of a mile';
  const tenths = Math.round(miles * 10);
  return tenths === 10 ? '1 mile' : `${tenths < 100 ? tenths / 10 : Math.round(miles)} miles`;
}

export const distance = (one, other) => Math.hypot(one.e - other.e, one.n - other.n);

/** How names are compared: "Knit & Natter" is "knit and natter". */
export const keyOf = (name) => plain(name.replace(/&/g, ' and '));

/**
 * Finds the place that was typed; `exact` is '' where it is not known, and `suggestions` names others.
 * @param {{sectors: object, districts: object, areas: Named[], town: Named[], venues: () => Promise<Named[]>}} known
 *   index of sectors, numbers of areas by district; Named is {label, also?: string[], e, n, r}, in metres
 * @param {(name: string) => Promise<object>} loadFile gives the file of a last letter, such as ending-B
 * @returns {Promise<{e?: number, n?: number, exact: ''|'pin'|'postcode'|'sector'|'district'|'area'|'town',
 *   label: string, understood: string, suggestions: string[], areas?: number[]}>} `areas` are those it lies in
 */
export async function resolvePlace(typed, known, loadFile) {
  const { sectors, areas } = known;
  let { kind, text, district, digit, letters } = parsePlace(typed);
  if (kind === 'text') return resolveName(keyOf(typed), known);
  if (kind === 'district') {
    if (sectors[district]) digit = '';
    else if (sectors[district.slice(0, -1)]) district = district.slice(0, -1);
  }
  if (!sectors[district]) return nowhere(`${district} is outside the places we know`, [], sectors, text);
  const [e, n, good, inside] = sectors[district];
  const label = `${district} ${digit}`;
  const served = (known.districts || {})[district] || [];
  const within = (place) => {
    const around = areas.map((_, number) => number).filter((number) => distance(areas[number], place) <= areas[number].r);
    return { ...place, areas: around.length && place.exact !== 'district' ? around : served };
  };
  if (!inside[digit]) {
    const why = digit ? `we do not know ${label}, so the ` : '';
    return within(near('district', district, [e, n, good], why + 'middle of the district'));
  }
  const middle = [e + inside[digit][0], n + inside[digit][1], inside[digit][2]];
  if (!letters) return within(near('sector', label, middle, `middle of ${label}`));
  const file = await Promise.resolve(`ending-${letters[1]}`).then(loadFile).catch(() => null);
  const unit = file && findUnit(file[district]?.[digit] || [''], letters[0]);
  const exact = unit && [middle[0] + unit[0], middle[1] + unit[1]];
  if (exact) return within(near('postcode', label, exact, 'centre of the postcode you typed'));
  const why = file ? 'we do not know this postcode' : 'its file could not be loaded';
  return within(near('sector', label, middle, `${why}, so the middle of ${label}`));
}

function near(exact, label, [e, n, good], how) {
  const within = good >= 0 ? ', good to ' + formatGood(good * STEP) : '';
  const understood = `Near ${label} (${how}${within})`;
  return { e: Math.round(e * STEP), n: Math.round(n * STEP), exact, label, understood, suggestions: [] };
}

/** The names something goes by, as they are compared. */
export const namesOf = ({ label, also = [] }) => [label, ...also].map(keyOf);

/** A name that is known: a part of the town, the town, a venue; and if none is, the only one that begins so. */
async function resolveName(text, { sectors, areas, town = [], venues = async () => [] }) {
  const found = (named, test) => named.filter((each) => text && namesOf(each).some(test));
  const begins = (name) => ` ${name}`.includes(' ' + text);
  const local = [...areas, ...town].filter(({ e, n }) => e || n);
  const [exact] = found(local, (name) => name === text);
  if (exact) return toNamed(exact, areas, town);
  const halls = await venues();
  const begun = found(local, begins);
  const [hall] = found(halls, (name) => name === text);
  const only = text.length > 2 && (begun.length ? begun : found(halls, begins));
  if (hall || only.length === 1) return toNamed(hall || only[0], areas, town);
  const others = [...begun, ...found(halls, begins)];
  const close = others.length ? others : found([...local, ...halls], (name) => alike(name, text) > 0.5);
  return nowhere('We do not know this place', close.map(({ label }) => label), sectors, text);
}

function toNamed(named, areas, town) {
  const { label, e, n, r } = named;
  const all = areas.map((_, number) => number);
  const point = [e, n, r].map((metres) => metres / STEP);
  if (town.includes(named)) return { ...near('town', label, point, 'middle of the town'), areas: all };
  if (named.exact === undefined) {
    return { ...near('area', label, point, 'middle of the area'), areas: all.filter((number) => areas[number] === named) };
  }
  const how = ['where its pin is', 'centre of its postcode'][named.exact] || 'only roughly where it is';
  const around = all.filter((number) => number === named.area || distance(areas[number], named) <= areas[number].r);
  return { ...near(EXACTNESS[named.exact], label, point, how), areas: around };
}

/** How many pairs of neighbouring letters two names share, 0 to 1. */
function alike(one, other) {
  const shared = [...one].filter((letter, at) => at && other.includes(one[at - 1] + letter)).length;
  return (2 * shared) / (one.length + other.length - 2);
}

/** Suggests names, and the districts of the postcode area that was typed. */
function nowhere(understood, names, sectors, text) {
  const [area] = /^[A-Z]{1,2}(?=\d|$)/i.exec(text) || ['-'];
  const districts = Object.keys(sectors).filter((name) => name.startsWith(area.toUpperCase()));
  return { exact: '', label: '', understood, suggestions: [...names, ...districts].slice(0, 5) };
}
