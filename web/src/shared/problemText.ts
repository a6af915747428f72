import type { Composer } from 'vue-i18n'
import type { Problem } from './http'

/** What a refusal or a fault says to a person: in our own words where we have some for its code, otherwise in the server's. */
export function problemText(problem: Problem, t: Composer['t'], te: Composer['te']): string {
  const key = `problem.${problem.code.replaceAll('.', '-')}`
  if (te(key)) return t(key, { status: problem.status, ...problem.facts }, Number(problem.facts?.retryAfterSeconds ?? 1))
  return problem.detail ?? problem.title ?? t('problem.fault', { id: '' })
}
