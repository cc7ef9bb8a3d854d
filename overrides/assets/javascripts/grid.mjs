// Degrees of a satellite receiver as metres of the National Grid, good to about five metres.
// The formulae and numbers are those of Ordnance Survey, "A guide to coordinate systems in Great Britain":
// annexe B (degrees to a point in space and back), section 6.6 (the Helmert shift from WGS84 to OSGB36) and
// annexe C (transverse Mercator). hereabouts/place.py does the same by pyproj; test_grid.py holds the two together.

const RADIAN = Math.PI / 180;
const SECOND = RADIAN / 3600;
/** Long and short half axis of each ellipsoid, in metres. */
const WGS84 = [6378137, 6356752.3141];
const AIRY = [6377563.396, 6356256.909];
const SHIFT = [-446.448, 125.157, -542.06];
const TURN = [-0.1502, -0.247, -0.8421].map((seconds) => seconds * SECOND);
const SCALE = 1 + 20.4894e-6;
/** True origin, false origin and scale of the grid on its central meridian. */
const ORIGIN = { lat: 49 * RADIAN, lon: -2 * RADIAN, e: 400000, n: -100000, scale: 0.9996012717 };

const bent = ([a, b]) => 1 - (b * b) / (a * a);

function toSpace(lat, lon, shape) {
  const across = shape[0] / Math.sqrt(1 - bent(shape) * Math.sin(lat) ** 2);
  return [
    across * Math.cos(lat) * Math.cos(lon), across * Math.cos(lat) * Math.sin(lon),
    across * (1 - bent(shape)) * Math.sin(lat),
  ];
}

function toAngles([x, y, z], shape) {
  const flat = Math.hypot(x, y);
  let lat = Math.atan2(z, flat * (1 - bent(shape)));
  for (let turn = 0; turn < 6; turn++) {
    const across = shape[0] / Math.sqrt(1 - bent(shape) * Math.sin(lat) ** 2);
    lat = Math.atan2(z + bent(shape) * across * Math.sin(lat), flat);
  }
  return [lat, Math.atan2(y, x)];
}

function shift([x, y, z]) {
  const [a, b, c] = TURN;
  return [
    SHIFT[0] + SCALE * x - c * y + b * z, SHIFT[1] + c * x + SCALE * y - a * z, SHIFT[2] - b * x + a * y + SCALE * z,
  ];
}

/** Metres along the meridian from the true origin. */
function meridian(lat, [a, b]) {
  const n = (a - b) / (a + b);
  const [less, more] = [lat - ORIGIN.lat, lat + ORIGIN.lat];
  return b * ORIGIN.scale * (
    (1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * less
    - (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(less) * Math.cos(more)
    + 1.875 * (n ** 2 + n ** 3) * Math.sin(2 * less) * Math.cos(2 * more)
    - 35 / 24 * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more));
}

function project([lat, lon], shape) {
  const [sin, cos, tan] = [Math.sin(lat), Math.cos(lat), Math.tan(lat) ** 2];
  const across = shape[0] * ORIGIN.scale / Math.sqrt(1 - bent(shape) * sin * sin);
  const along = shape[0] * ORIGIN.scale * (1 - bent(shape)) / (1 - bent(shape) * sin * sin) ** 1.5;
  const eta = across / along - 1;
  const east = lon - ORIGIN.lon;
  const north = meridian(lat, shape) + ORIGIN.n
    + across / 2 * sin * cos * east ** 2
    + across / 24 * sin * cos ** 3 * (5 - tan + 9 * eta) * east ** 4
    + across / 720 * sin * cos ** 5 * (61 - 58 * tan + tan ** 2) * east ** 6;
  const easting = ORIGIN.e + across * cos * east
    + across / 6 * cos ** 3 * (across / along - tan) * east ** 3
    + across / 120 * cos ** 5 * (5 - 18 * tan + tan ** 2 + 14 * eta - 58 * tan * eta) * east ** 5;
  return { e: Math.round(easting), n: Math.round(north) };
}

/** Easting and northing of a latitude and longitude in degrees. @returns {{e: number, n: number}} */
export const toGrid = (lat, lon) => (
  project(toAngles(shift(toSpace(lat * RADIAN, lon * RADIAN, WGS84)), AIRY), AIRY));
