import { ref } from 'vue'
import { get, post, remove, type Answer, type Problem } from '@/shared/http'
import type { OwnAppeal, ResidentWays } from '@/shared/types'

/** A resident's own account: which ways a code can come, whether it is open here, and what it gathers. */
export function useOwn() {
  const ways = ref<ResidentWays>()
  const appeals = ref<OwnAppeal[]>()
  const problem = ref<Problem>()
  const busy = ref(false)

  async function take<T>(asked: Promise<Answer<T>>): Promise<{ value: T } | undefined> {
    busy.value = true
    const answer = await asked
    busy.value = false
    problem.value = answer.ok ? undefined : answer.problem
    return answer.ok ? { value: answer.value } : undefined
  }
  async function load() {
    const found = await take(get<ResidentWays>('/api/resident'))
    if (!found) return
    ways.value = found.value
    appeals.value = found.value.open ? (await take(get<OwnAppeal[]>('/api/resident/appeals')))?.value : undefined
  }
  async function done(asked: Promise<Answer<unknown>>): Promise<boolean> {
    if (!await take(asked)) return false
    await load()
    return true
  }
  return {
    ways, appeals, problem, busy, load,
    send: (channel: string, address: string, language: string) => take(post('/api/resident/code', { channel, address, language })),
    enter: (channel: string, address: string, code: string) => done(post('/api/resident/session', { channel, address, code })),
    add: (code: string) => done(post('/api/resident/appeals', { code })),
    drop: (code: string) => done(post('/api/resident/appeals/removal', { code })),
    leave: () => done(remove('/api/resident/session')),
    leaveEverywhere: () => done(remove('/api/resident/sessions')),
    erase: () => done(remove('/api/resident')),
  }
}
export type Own = ReturnType<typeof useOwn>
