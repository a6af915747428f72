import { middleOf, unproject, type Outline } from '@/shared/outline'
import type { LngLat } from '@/shared/datum'
import type { Topic } from '@/shared/types'

type Office = Topic['places'][number]['office']
export interface TopicSpot { office: Office, appeals: number }

/** Where the topics are, the place of most appeals first. */
export function placesOf(topics: Topic[]): TopicSpot[] {
  const found = new Map<string, TopicSpot>()
  for (const { office, appeals } of topics.flatMap(one => one.places)) {
    const known = found.get(office.code)
    found.set(office.code, { office, appeals: appeals + (known?.appeals ?? 0) })
  }
  return [...found.values()].sort((a, b) => b.appeals - a.appeals || a.office.id - b.office.id)
}

/** Those with an appeal there, in their order. */
export const topicsAt = (topics: Topic[], code: string | undefined) => code ? topics.filter(one => one.places.some(place => place.office.code === code)) : topics

/** The point of a community, the middle of a township; nothing finer is known here. */
export function pointOf(outline: Outline, code: string): LngLat | undefined {
  const community = outline.communities.find(one => one.code === code)
  if (community) return unproject(...community.at)
  const township = outline.townships.find(one => one.code === code)
  return township && unproject(...middleOf(township.ring))
}

/** A line from left to right, each week a step, the fullest at the top. */
export function sparkOf(weeks: number[], width: number, height: number): string {
  const most = Math.max(1, ...weeks)
  const step = weeks.length > 1 ? width / (weeks.length - 1) : 0
  return weeks.map((n, at) => `${(at * step).toFixed(1)},${(height - n / most * height).toFixed(1)}`).join(' ')
}
