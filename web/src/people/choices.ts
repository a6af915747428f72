import type { Level } from '@/shared/types'

export const LEVELS: Level[] = ['department', 'township', 'community', 'body']
export const ROLES = ['agent', 'dispatcher', 'handler', 'head', 'supervisor', 'leader', 'auditor', 'administrator']
