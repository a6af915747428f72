import type { components } from '@/api/schema'

/** An answer as everybody reads it. */
export type Known = components['schemas']['AnswerView']
