import type { Choice } from '@/shared/Combobox.vue'
import type { OfficeRef, Township, Wording } from '@/shared/types'

/** Every office a resident may name: departments, then townships with their communities. */
export function aboutChoices(offices: OfficeRef[], places: Township[], say: (w: Wording) => string): Choice[] {
  const departments = offices.map((office): Choice => ({ value: String(office.id), label: say(office.name), level: office.level }))
  const towns = places.flatMap((town): Choice[] => [
    { value: String(town.id), label: say(town.name), level: 'township' },
    ...town.communities.map((one): Choice => ({ value: String(one.id), label: say(one.name), hint: say(town.short), level: 'community' })),
  ])
  const known = new Set(departments.map(one => one.value))
  return [...departments, ...towns.filter(one => !known.has(one.value))]
}
