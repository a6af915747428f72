import { reactive } from 'vue'
import { get } from './http'
import type { Session } from './types'

/** Who is signed in, in which district, and what time the server says it is. The browser's own clock decides nothing. */
export const session = reactive<Partial<Session> & { known: boolean }>({ known: false })

let asking: Promise<void> | undefined

export function loadSession(): Promise<void> {
  asking ??= get<Session>('/api/session').then((answer) => {
    asking = undefined
    if (answer.ok) keepSession(answer.value)
  })
  return asking
}

export function keepSession(value: Session) {
  Object.assign(session, value, { known: true })
}

export function hasRole(...roles: string[]): boolean {
  return session.account?.roles.some(role => roles.includes(role)) ?? false
}
