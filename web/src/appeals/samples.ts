import type { OfficeRef } from '@/shared/types'

/** A drawn sample: its rule, and once drawn the seed and how long the list was. */
export interface Sample {
  id: number
  from: string
  to: string
  offices: OfficeRef[]
  size: number | null
  share: number | null
  fixedAt: string
  drawnAt: string | null
  seed: string | null
  population: number
  drawn: number
}

/** The samples, and what this member may do with them. */
export interface Samples { mayDraw: boolean, mayList: boolean, samples: Sample[] }
