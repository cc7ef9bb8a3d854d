// Metres of the National Grid as degrees, for pictures of streets only: grid.mjs turned round, step by step.

import { toGrid } from './grid.mjs';

const MIDDLE = { lat: 54, lon: -2, e: 400000, n: 455600 };
const NORTH = 111200;
const STEPS = 12;
const RADIAN = Math.PI / 180;

/** Latitude and longitude of a point, to a few metres. @returns {[number, number]} */
export function toDegrees(e, n) {
  let lat = MIDDLE.lat + (n - MIDDLE.n) / NORTH;
  let lon = MIDDLE.lon + (e - MIDDLE.e) / (NORTH * Math.cos(lat * RADIAN));
  for (let step = 0; step < STEPS; step++) {
    const there = toGrid(lat, lon);
    const [east, north] = [e - there.e, n - there.n];
    if (Math.abs(east) + Math.abs(north) < 2) break;
    lat += north / NORTH;
    lon += east / (NORTH * Math.cos(lat * RADIAN));
  }
  return [lat, lon];
}
