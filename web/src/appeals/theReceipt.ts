import { inject, type InjectionKey } from 'vue'
import type { OpenReceipt } from './useReceipt'

export const theReceipt: InjectionKey<OpenReceipt> = Symbol('receipt')

/** The receipt the page has open; its parts are only shown while there is one. */
export function useOpenReceipt(): OpenReceipt {
  return inject(theReceipt)!
}
