import { shallowRef, type ShallowRef } from 'vue'
import { get } from './http'
import type { Category, OfficeRef, Reference, Township } from './types'

/** What changes rarely and many pages need, read once a visit: categories, reasons, places, the office tree. */
function once<T>(path: string): () => ShallowRef<T | undefined> {
  const value = shallowRef<T>()
  let asked = false
  return () => {
    if (!asked) {
      asked = true
      get<T>(path).then((answer) => {
        if (answer.ok) value.value = answer.value
        else asked = false
      })
    }
    return value
  }
}

export const useReference = once<Reference>('/api/reference')
export const usePlaces = once<Township[]>('/api/places')
export const useOfficeTree = once<OfficeRef[]>('/api/offices/tree')

/** The category's own line: group and name. */
export function categoryPath(code: string | null, all: Category[]): Category[] {
  const own = all.find(category => category.code === code)
  if (!own) return []
  const parent = all.find(category => category.code === own.parent)
  return parent ? [parent, own] : [own]
}

/** Offices whose name holds the words typed, closest first: the start of a short name before the middle of a long one. */
export function findOffices(all: OfficeRef[], typed: string, most = 30): OfficeRef[] {
  const words = typed.trim().toLowerCase()
  if (words === '') return all.filter(office => office.level === 'department' || office.level === 'township').slice(0, most)
  const ranked = all.map(office => ({ office, rank: rankOf(office, words) })).filter(one => one.rank > 0)
  return ranked.sort((a, b) => b.rank - a.rank).slice(0, most).map(one => one.office)
}

function rankOf(office: OfficeRef, words: string): number {
  const names = [office.short.zh, office.name.zh, office.short.en, office.name.en].map(name => name.toLowerCase())
  if (names.includes(words)) return 4
  if (names.some(name => name.startsWith(words))) return 3
  return names.some(name => name.includes(words)) ? 2 : 0
}
