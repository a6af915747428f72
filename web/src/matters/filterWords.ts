import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { categoryPath, useOfficeTree, usePlaces, useReference } from '@/shared/reference'
import { useWording } from '@/shared/wording'
import type { FilterName } from './filters'

/** The value of a filter in words. */
export function useFilterWords() {
  const { t, te } = useI18n()
  const say = useWording()
  const reference = useReference()
  const townships = usePlaces()
  const tree = useOfficeTree()

  function valueWords(name: FilterName, value: string): string {
    if (name === 'category') return categoryPath(value, reference.value?.categories ?? []).map(one => say(one.name)).join(t('dot')) || value
    if (name === 'place') return say(townships.value?.find(one => String(one.id) === value)?.short) || value
    if (name === 'office') return say(tree.value?.find(one => String(one.id) === value)?.short) || value
    if (name === 'type') return t(`type.${value}`)
    if (name === 'flag') return te(`flag.${value}`) ? t(`flag.${value}`) : value
    return te(`filterValue.${name}.${value}`) ? t(`filterValue.${name}.${value}`) : value
  }
  const places = computed(() => (townships.value ?? []).map(one => String(one.id)))
  return { valueWords, places }
}
