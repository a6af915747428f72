import { inject, provide, type InjectionKey } from 'vue'
import type { ReceiptProving } from './useReceiptProof'

const theProof: InjectionKey<ReceiptProving> = Symbol('proof')

/** What was checked of the receipt the page has open, for those of its parts that show a mark of it. */
export const provideProof = (proving: ReceiptProving) => provide(theProof, proving)
export const useProof = (): ReceiptProving | undefined => inject(theProof, undefined)
