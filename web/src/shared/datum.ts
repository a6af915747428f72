/**
 * Tiles of Chinese services are drawn in GCJ-02, some hundred metres beside WGS84. Points are WGS84 everywhere; only what such tiles
 * are laid out by goes through here, there and back.
 */
const AXIS = 6_378_245
const FLATTENING = 0.006_693_421_622_965_943

export interface LngLat { lng: number, lat: number }

/** Outside of the mainland's box the two are the same. */
const elsewhere = ({ lng, lat }: LngLat) => lng < 72.004 || lng > 137.8347 || lat < 0.8293 || lat > 55.8271

function waves(x: number, y: number) {
  const rad = Math.PI
  const both = (20 * Math.sin(6 * x * rad) + 20 * Math.sin(2 * x * rad)) * 2 / 3
  const lat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + both
    + (20 * Math.sin(y * rad) + 40 * Math.sin(y / 3 * rad)) * 2 / 3 + (160 * Math.sin(y / 12 * rad) + 320 * Math.sin(y * rad / 30)) * 2 / 3
  const lng = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + both
    + (20 * Math.sin(x * rad) + 40 * Math.sin(x / 3 * rad)) * 2 / 3 + (150 * Math.sin(x / 12 * rad) + 300 * Math.sin(x / 30 * rad)) * 2 / 3
  return { lat, lng }
}

export function toGcj02(at: LngLat): LngLat {
  if (elsewhere(at)) return at
  const off = waves(at.lng - 105, at.lat - 35)
  const lat = at.lat * Math.PI / 180
  const flat = 1 - FLATTENING * Math.sin(lat) ** 2
  return {
    lat: at.lat + off.lat * 180 / (AXIS * (1 - FLATTENING) / (flat * Math.sqrt(flat)) * Math.PI),
    lng: at.lng + off.lng * 180 / (AXIS / Math.sqrt(flat) * Math.cos(lat) * Math.PI),
  }
}

/** Back again: nearer with each turn, after four to within a millimetre. */
export function toWgs84(at: LngLat): LngLat {
  let found = at
  for (let turn = 0; turn < 4; turn++) {
    const there = toGcj02(found)
    found = { lng: found.lng + at.lng - there.lng, lat: found.lat + at.lat - there.lat }
  }
  return found
}
