import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import ProblemNote from './ProblemNote.vue'

test('only what may go another way is offered to be tried again', () => {
  const offered = (status: number) => mount(ProblemNote, { props: { problem: { code: status === 409 ? 'matter.stale' : 'x', status, detail: '不归您' }, retry: () => undefined } }).find('button').exists()
  expect([0, 409, 429, 503, 403, 404, 400].map(offered)).toEqual([true, true, true, true, false, false, false])
})
