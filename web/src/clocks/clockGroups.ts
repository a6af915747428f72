import type { ClockRow } from '@/shared/types'

/** The clocks by the noun their code begins with, appeals first; rows no longer in force left out. */
export function clockGroups(rows: ClockRow[]): { name: string, rows: ClockRow[] }[] {
  const groups = new Map<string, ClockRow[]>()
  for (const row of rows.filter(one => one.until === null)) {
    const name = groupOf(row.code)
    groups.set(name, [...groups.get(name) ?? [], row])
  }
  return [...groups].map(([name, list]) => ({ name, rows: list }))
}

const KNOWN = ['appeal', 'petition', 'mediation', 'confirmation', 'decision', 'review', 'criminal', 'police', 'case']
const groupOf = (code: string) => {
  const head = code.split('.')[0]!
  return KNOWN.includes(head) ? head : 'other'
}
