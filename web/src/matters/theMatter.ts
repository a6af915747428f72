import { inject, type InjectionKey } from 'vue'
import type { OpenMatter } from './useMatter'

export const theMatter: InjectionKey<OpenMatter> = Symbol('matter')

/** The matter the page has open; its parts are only shown while there is one. */
export function useOpenMatter(): OpenMatter {
  return inject(theMatter)!
}
