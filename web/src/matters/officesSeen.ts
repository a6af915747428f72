import type { Account, OfficeRef } from '@/shared/types'

const LOOK_DOWN: Account['roles'] = ['supervisor', 'leader', 'head', 'auditor']

/** The offices whose matters an account may list: the centre the whole district, who supervises those below, everybody else their own. Only spares dead ends. */
export function officesSeen(account: Pick<Account, 'office' | 'roles'>, tree: OfficeRef[]): number[] {
  const own = account.office
  if (own.code === 'centre' || own.parent === null) return tree.map(office => office.id)
  if (!LOOK_DOWN.some(role => account.roles.includes(role))) return [own.id]
  const below = new Set([own.id])
  for (let before = 0; before < below.size;) {
    before = below.size
    for (const office of tree) if (office.parent !== null && below.has(office.parent)) below.add(office.id)
  }
  return [...below]
}
