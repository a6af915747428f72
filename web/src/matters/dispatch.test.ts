import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { Line } from '@/shared/types'
import DispatchQueue from './DispatchQueue.vue'

const line = (number: string, ...flags: string[]) => ({ number, flags, titleName: { zh: `标题${number}`, en: number }, receivedAt: '2026-09-29T02:18:00Z' }) as unknown as Line

test('in the queue what is or may be urgent is marked, in the order the server gave', () => {
  const queue = mount(DispatchQueue, { props: { items: [line('a', 'urgent', 'maybe-urgent'), line('b', 'maybe-urgent'), line('c', 'returned')], number: 'b' } })
  expect(queue.findAll('li').map(one => one.find('.tag').exists() ? one.find('.tag').text() : '')).toEqual(['急', '疑似紧急', ''])
  expect(queue.find('[aria-current]').text()).toContain('标题b')
})
