import type { AdministeredOffice } from '@/shared/types'

export interface TreeLine { office: AdministeredOffice, depth: number }

/** The tree as indented lines, superiors before those below; narrowed by name, with the way up kept. */
export function treeLines(offices: AdministeredOffice[], typed: string): TreeLine[] {
  const below = new Map<number | null, AdministeredOffice[]>()
  const ids = new Set(offices.map(office => office.id))
  for (const office of offices) {
    const parent = office.parent !== null && ids.has(office.parent) ? office.parent : null
    below.set(parent, [...below.get(parent) ?? [], office])
  }
  const words = typed.trim().toLowerCase()
  const fits = (office: AdministeredOffice) => words !== '' && [office.name.zh, office.name.en, office.code].some(name => name.toLowerCase().includes(words))

  function walk(parent: number | null, depth: number, inside: boolean): TreeLine[] {
    return (below.get(parent) ?? []).flatMap((office) => {
      const own = inside || fits(office)
      const children = walk(office.id, depth + 1, own && words !== '')
      if (words === '') return depth < 2 ? [{ office, depth }, ...children] : []
      return own || children.length ? [{ office, depth }, ...children] : []
    })
  }
  return walk(null, 0, false)
}
