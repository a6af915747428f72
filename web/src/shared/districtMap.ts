import type { LngLat } from './datum'

/** What lies at one place of the map. */
export interface Spot { key: string, at: LngLat, says: string, open: boolean, several: boolean }

/** What a map shows, whichever face it has: the district's outline, or streets. */
export interface Shown { township?: string, says: string, spots?: Spot[], chosen?: string, pin?: LngLat }

/** What is asked of a face. Ways are parts of the width that is seen, to the right and down. */
export interface Face {
  look: (by: number) => void
  whole: () => void
  pan: (right: number, down: number) => void
  middle: () => LngLat
  beside: (at: LngLat, right: number, down: number) => LngLat
}

/** Where raster tiles come from, when the district names a source. */
export interface Tiles { url: string, attribution: string, datum: 'wgs84' | 'gcj02' }

/** What has to be seen after a change: the pin, or the spot that was chosen. */
export const focusOf = ({ pin, spots, chosen }: Shown): LngLat | undefined => pin ?? spots?.find(one => one.key === chosen)?.at
