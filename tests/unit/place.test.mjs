// What the browser understands by a place, on an index of two districts and three areas.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHere, nearestKnown } from '../../overrides/assets/javascripts/here.mjs';
import {
  distance, formatDistance, formatGood, keyOf, parsePlace, plain, resolvePlace,
} from '../../overrides/assets/javascripts/place.mjs';
import { resolvePlaces, splitPlaces } from '../../overrides/assets/javascripts/places.mjs';
import { suggestPlaces } from '../../overrides/assets/javascripts/suggestions.mjs';

const sectors = {
  QX2: [60000, 48000, 161, { 4: [10, -20, 40], 5: [-30, 0, 0] }],
  QX12: [60900, 48900, 300, { 1: [0, 0, 300] }],
};
const areas = [
  { label: 'Millgate', also: ['the Mill', 'Old Mill'], e: 601230, n: 481230, r: 800 },
  { label: "St Mary's Hill", also: [], e: 602000, n: 482000, r: 1600 },
  { label: 'Millbrook', e: 603000, n: 483000 },
];
const files = { 'ending-D': { QX2: { 4: ['AEU', [3, 6, 1, -1, -3, 2]] } }, 'ending-Z': {} };

const resolve = (typed, load = async (name) => files[name]) => (
  resolvePlace(typed, { sectors, areas }, load));

test('postcodes are told apart from words, however they are typed', () => {
  const kinds = {
    'qx2 4ab': 'unit QX2 4', QX24AB: 'unit QX2 4', ' M1  1aa ': 'unit M1 1', 'EC1A 1BB': 'unit EC1A 1',
    'QX2 4': 'sector QX2 4', 'qx2 4a': 'sector QX2 4', YO241: 'sector YO24 1', 'yo24 1': 'sector YO24 1',
    YO24: 'district YO24', w1a: 'district W1A', QX: 'text qx', Millgate: 'text millgate', '4ab': 'text 4ab', '': 'text ',
  };
  for (const [typed, expected] of Object.entries(kinds)) {
    const { kind, text } = parsePlace(typed);
    assert.equal(`${kind} ${text}`, expected, typed);
  }
});

test('a postcode is found in the file of its last letter, and only its sector is told', async () => {
  const asked = [];
  const place = await resolve('QX2 4AD', async (name) => { asked.push(name); return files[name]; });
  assert.deepEqual(place, {
    e: 600130, n: 479860, exact: 'postcode', label: 'QX2 4',
    understood: 'Near QX2 4 (centre of the postcode you typed)', suggestions: [], areas: [],
  });
  assert.deepEqual(asked, ['ending-D']);
  assert.equal((await resolve('QX2 4UD')).e, 600110);
  assert(!JSON.stringify(place).includes('4AD'));
});

test('a postcode that is not known is placed by its sector, and this is said', async () => {
  const place = await resolve('qx24zz');
  assert.deepEqual([place.e, place.n, place.exact, place.label], [600100, 479800, 'sector', 'QX2 4']);
  assert.equal(place.understood,
    'Near QX2 4 (we do not know this postcode, so the middle of QX2 4, good to about a quarter of a mile)');
});

test('a sector that is not known is placed by its district', async () => {
  const place = await resolve('QX2 9AA');
  assert.deepEqual([place.e, place.n, place.exact, place.label], [600000, 480000, 'district', 'QX2']);
  assert.equal(place.understood,
    'Near QX2 (we do not know QX2 9, so the middle of the district, good to about 1 mile)');
});

test('a file that does not come is no dead end', async () => {
  for (const load of [() => Promise.reject(new Error('offline')), () => { throw new Error('offline'); }, () => null]) {
    const place = await resolve('QX2 4AB', load);
    assert.equal(place.exact, 'sector');
    assert.match(place.understood, /its file could not be loaded/);
  }
});

test('sectors and districts need no file', async () => {
  const never = () => assert.fail('a file was asked for');
  assert.equal((await resolve('QX2 5', never)).understood, 'Near QX2 5 (middle of QX2 5, good to about a quarter of a mile)');
  const district = await resolve('qx2', never);
  assert.equal(district.understood, 'Near QX2 (middle of the district, good to about 1 mile)');
  assert.equal((await resolve('QX12', never)).label, 'QX12');
  assert.equal((await resolve('QX24', never)).label, 'QX2 4');
  assert.equal((await resolve('QX29', never)).label, 'QX2');
});

test('areas are found by name and by their other names', async () => {
  const place = await resolve('  the MILL ');
  assert.deepEqual([place.e, place.n, place.exact, place.label], [601230, 481230, 'area', 'Millgate']);
  assert.equal(place.understood, 'Near Millgate (middle of the area, good to about half a mile)');
  assert.equal((await resolve('st. marys hill')).label, "St Mary's Hill");
  assert.equal((await resolve('hill')).label, "St Mary's Hill");
  assert.equal((await resolve('Míllg')).label, 'Millgate');
  assert.equal((await resolve('millbrook')).understood, 'Near Millbrook (middle of the area)');
});

test('what is not known gives suggestions', async () => {
  const suggest = async (typed) => (await resolve(typed)).suggestions;
  assert.deepEqual(await suggest('mill'), ['Millgate', 'Millbrook']);
  assert.deepEqual(await suggest('milgate'), ['Millgate']);
  assert.deepEqual(await suggest('QX'), ['QX2', 'QX12']);
  assert.deepEqual(await suggest('QX7 1AA'), ['QX2', 'QX12']);
  assert.deepEqual(await suggest('zebra'), []);
  assert.deepEqual(await suggest(''), []);
  assert.equal((await resolve('LS1 4AP')).understood, 'LS1 is outside the places we know');
  assert.equal((await resolve('LS1 4AP')).exact, '');
});

test('any text is taken', async () => {
  for (const typed of ['<script>alert(1)</script>', '😀', 'مرحبا', '((((', 'constructor', '__proto__', 'a'.repeat(300)]) {
    assert.equal((await resolve(typed)).exact, '', typed);
  }
  assert.equal(plain("Ŵŷ’s  St. Mary's-Hill"), 'wys st marys hill');
});

test('distances in words', () => {
  const miles = (count) => formatDistance(count * 1609.344);
  assert.deepEqual([0, 0.24, 0.25, 0.8, 0.96, 1.04, 1.5, 2, 9.9, 9.96, 12.4].map(miles), [
    'under a quarter of a mile', 'under a quarter of a mile', '0.3 miles', '0.8 miles', '1 mile', '1 mile',
    '1.5 miles', '2 miles', '9.9 miles', '10 miles', '12 miles']);
  assert.deepEqual([100, 800, 1609, 5000].map(formatGood),
    ['about a quarter of a mile', 'about half a mile', 'about 1 mile', 'about 3 miles']);
  assert.equal(distance({ e: 0, n: 0 }, { e: 3, n: 4 }), 5);
});

const town = [{ label: 'Smallton', e: 601000, n: 481000, r: 4000 }];
const halls = [
  { label: 'Acorn Hall', area: 0, e: 601300, n: 481250, exact: 0 },
  { label: 'Library and Learning Hub', area: 2, e: 603050, n: 483000, exact: 1 },
];
const known = { sectors, areas, town, districts: { QX2: [0] }, venues: async () => halls };
const resolveAll = (typed) => resolvePlaces(typed, known, async (name) => files[name]);

test('a venue and the town are places too, and how exact they are is said', async () => {
  const at = async (typed) => (await resolvePlace(typed, known, async () => null));
  assert.deepEqual(await at('acorn hall'), {
    e: 601300, n: 481250, exact: 'pin', label: 'Acorn Hall', understood: 'Near Acorn Hall (where its pin is)',
    suggestions: [], areas: [0, 1],
  });
  assert.equal((await at('learning')).understood, 'Near Library and Learning Hub (centre of its postcode)');
  assert.equal((await at('Smallton')).understood, 'Near Smallton (middle of the town, good to about 2 miles)');
  assert.deepEqual((await at('Smallton')).areas, [0, 1, 2]);
  assert.deepEqual((await at('QX2')).areas, [0], 'a district lies in the areas that name it');
  assert.deepEqual((await at('QX2 5')).areas, [0]);
  assert.deepEqual((await at('Millbrook')).areas, [2]);
});

test('a word between places parts them, unless a known name holds it', () => {
  const names = new Set(['library and learning hub', 'knit and natter']);
  const split = (typed) => splitPlaces(typed, (name) => names.has(keyOf(name)));
  assert.deepEqual(split('QX2 4 and Castle Hill'), ['QX2 4', 'Castle Hill']);
  assert.deepEqual(split('QX2 4;Castle Hill + Riverside, Hill'), ['QX2 4', 'Castle Hill', 'Riverside', 'Hill']);
  assert.deepEqual(split('Library and Learning Hub and QX2'), ['Library and Learning Hub', 'QX2']);
  assert.deepEqual(split('home or Knit & Natter'), ['home', 'Knit & Natter']);
  assert.deepEqual(split(' ; and , '), []);
  assert.deepEqual(split('Portland and'), ['Portland and']);
});

test('several places are each understood, and one that is not known is said and left out', async () => {
  const two = await resolveAll('QX2 4AD and the Mill');
  assert.deepEqual(two.points.map(({ label, e }) => [label, e]), [['QX2 4', 600130], ['Millgate', 601230]]);
  assert.equal(two.label, 'QX2 4 or Millgate');
  assert.equal(two.understood,
    'Near QX2 4 (centre of the postcode you typed) and near Millgate (middle of the area, good to about half a mile)');
  assert.ok(!JSON.stringify(two).includes('4AD'));
  const one = await resolveAll('QX2 4AD and Milgate');
  assert.deepEqual(one.points.map(({ label }) => label), ['QX2 4']);
  assert.equal(one.understood, 'Near QX2 4 (centre of the postcode you typed). We do not know “Milgate”');
  assert.deepEqual(one.suggestions, ['QX2 4 and Millgate']);
  assert.equal((await resolveAll('LS1 4AP; Milgate')).exact, '');
  assert.deepEqual((await resolveAll('LS1 4AP; Milgate')).points, []);
  assert.equal((await resolveAll('Library & Learning Hub')).points.length, 1);
  const five = await resolveAll('QX2, QX12, QX2 4, QX2 5, Millgate');
  assert.equal(five.points.length, 4);
  assert.match(five.understood, /Only the first 4 places are used$/);
  for (const typed of ['', ';', ' and ', '+++', '😀;<b>', 'constructor and __proto__']) {
    assert.equal((await resolveAll(typed)).exact, '', typed);
  }
});

test('places are offered by what one has typed so far', () => {
  const offer = (typed) => suggestPlaces(typed, known, halls).map(({ value }) => value);
  assert.deepEqual(offer('mill'), ['Millgate', 'Millbrook']);
  assert.deepEqual(offer('m'), []);
  assert.deepEqual(offer(''), []);
  assert.deepEqual(offer('old mi'), ['Millgate']);
  assert.equal(suggestPlaces('old mi', known, halls)[0].kind, 'part of town, “Old Mill”');
  assert.deepEqual(offer('hall'), ['Acorn Hall']);
  assert.deepEqual(offer('sma'), ['Smallton']);
  assert.deepEqual(offer('qx'), ['QX2', 'QX12']);
  assert.deepEqual(offer('qx2'), ['QX2', 'QX2 4', 'QX2 5']);
  assert.deepEqual(offer('qx24'), ['QX2 4']);
  assert.deepEqual(offer('qx24ab'), [], 'a whole postcode needs no offer');
  assert.deepEqual(offer('QX2 4 and mill'), ['QX2 4 and Millgate', 'QX2 4 and Millbrook']);
  assert.deepEqual(offer('library and l'), ['Library and Learning Hub']);
  assert.ok(offer('constructor').length === 0 && offer('((').length === 0);
});

test('where one is becomes the nearest sector, never more, and outside is said', () => {
  const inside = nearestKnown({ e: 600140, n: 479850 }, known, 30);
  assert.equal(inside.label, 'QX2 4');
  assert.match(inside.said, /^You are about a quarter of a mile from the middle of QX2 4/);
  assert.deepEqual(nearestKnown({ e: 400000, n: 300000 }, known).label, '');
  assert.match(nearestKnown({ e: 400000, n: 300000 }, known).said, /outside the places we know/);
  assert.equal(nearestKnown({ e: 601000, n: 481000 }, { ...known, sectors: {} }).label, 'Millgate');
  assert.equal(nearestKnown({ e: 1, n: 1 }, { sectors: {}, areas: [] }).label, '');
});

test('a device that will not tell is no dead end', async () => {
  const device = (answer) => ({ getCurrentPosition: answer });
  const said = async (code) => (await findHere(device((_, no) => no({ code })), known)).said;
  assert.match(await said(1), /not allowed/);
  assert.match(await said(2), /could not tell/);
  assert.match(await said(3), /too long/);
  const far = device((yes) => yes({ coords: { latitude: 51.5, longitude: -0.1, accuracy: 5 } }));
  assert.match((await findHere(far, known)).said, /outside the places we know/);
});
