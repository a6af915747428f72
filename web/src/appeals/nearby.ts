import type { AppealForm } from './appealForm'

/** The server's own cell; finer than that nothing is asked, because addresses are written into logs on the way. */
const CELL = 0.0025
const middle = (degrees: number) => ((Math.floor(degrees / CELL) + 0.5) * CELL).toFixed(5)

/** How to ask what lies near; nothing while no place is known that others could be near to. */
export function nearby({ position, community }: AppealForm): string | undefined {
  const point = position ? `lat=${middle(position.lat)}&lng=${middle(position.lng)}` : undefined
  const place = typeof community === 'number' ? `community=${community}` : undefined
  return [point, place].filter(Boolean).join('&') || undefined
}
