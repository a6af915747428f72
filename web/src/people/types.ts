import type { Level, OfficeRef, Wording } from '@/shared/types'

export interface AdministeredOffice { id: number, code: string, name: Wording, short: Wording, level: Level, parent: number | null, kind: string, open: boolean }
export interface OfficePeriod { from: string, until: string | null, parent: OfficeRef | null, name: Wording, short: Wording }
export interface OfficeHistory { office: AdministeredOffice, periods: OfficePeriod[], mergedInto: OfficeRef | null, matters: number, accounts: number, officesBelow: number }
export interface Post { id: number, office: number, name: Wording, open: boolean, held: number }
export interface AdministeredAccount {
  id: string
  account: string
  name: string
  post: { id: number, name: Wording }
  office: OfficeRef
  roles: string[]
  secondFactor: boolean
  mustChangePassword: boolean
  closedAt: string | null
  matters: number | null
}
export interface FileOutcome {
  dryRun: boolean
  opened: number
  changed: number
  unchanged: number
  errors: { line: number, column: string, code: string, detail?: string }[]
  passwords?: { account: string, password: string }[]
}
export interface Leave { from: string, until: string, deputy: string, deputyName: string }
export interface Duty { id: number | string, account: string, name: string, office: OfficeRef, role: string, startsAt: string, endsAt: string }
export interface RecordItem { id: number, at: string, kind: string, subject: string, actor: string | null, facts: Record<string, unknown> }

export const LEVELS: Level[] = ['department', 'township', 'community', 'body']
export const ROLES = ['agent', 'dispatcher', 'handler', 'head', 'supervisor', 'leader', 'auditor', 'administrator']
