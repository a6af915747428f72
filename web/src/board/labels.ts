/** Words on a map, and where they would stand best. */
export interface Label { at: [number, number], width: number, height: number }
/** Where a label's middle stands, and whether a line leads from there to its place. */
export interface Placed { x: number, y: number, line: boolean }
interface Room { x: number, y: number, width: number, height: number }

const WAYS = 24
const RINGS = 12

/**
 * Places each label on its own point, or beside it at the nearest spot where it covers neither another label nor another's point. The
 * earlier of two has the better place.
 */
export function placeLabels(labels: Label[], room: Room): Placed[] {
  const taken: Label[] = []
  return labels.map((label) => {
    const others = labels.filter(one => one !== label)
    const spot = spotsOf(label).find(at => inside(at, label, room) && !taken.some(one => meet({ ...label, at }, one))
      && !(at !== label.at && others.some(one => meet({ ...label, at }, { at: one.at, width: 0, height: 0 })))) ?? label.at
    taken.push({ ...label, at: spot })
    return { x: spot[0], y: spot[1], line: Math.abs(spot[0] - label.at[0]) > label.width / 2 || Math.abs(spot[1] - label.at[1]) > label.height / 2 }
  })
}

/** Its own point, then rings around it, each farther out than the last. */
function spotsOf({ at, width, height }: Label): [number, number][] {
  const rings = Array.from({ length: RINGS * WAYS }, (_, n): [number, number] => {
    const far = (Math.floor(n / WAYS) + 1) / 3
    const way = n % WAYS / WAYS * 2 * Math.PI
    return [at[0] + Math.sin(way) * width * far, at[1] - Math.cos(way) * height * far]
  })
  return [at, ...rings]
}

const meet = (a: Label, b: Label) => Math.abs(a.at[0] - b.at[0]) * 2 < a.width + b.width && Math.abs(a.at[1] - b.at[1]) * 2 < a.height + b.height

const inside = (at: [number, number], { width, height }: Label, room: Room) => at[0] - width / 2 >= room.x && at[0] + width / 2 <= room.x + room.width
  && at[1] - height / 2 >= room.y && at[1] + height / 2 <= room.y + room.height

/** About how wide words are, in heights of their letters: a Chinese sign is as wide as high, a Latin letter about half. */
export const widthOf = (words: string) => [...words].reduce((sum, sign) => sum + (sign > '\u2E80' ? 1 : 0.56), 0)
