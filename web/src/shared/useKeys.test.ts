import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent } from 'vue'
import { useKeys } from './useKeys'

test('a key held down goes through a list and confirms one thing only', () => {
  const heard: string[] = []
  const page = mount(defineComponent({ setup() { useKeys({ 'j': () => heard.push('j'), 'Enter': () => heard.push('Enter'), 'Ctrl+Enter': () => heard.push('Ctrl+Enter') }); return () => null } }))
  for (const how of [{ key: 'j' }, { key: 'Enter' }, { key: 'Enter', ctrlKey: true }]) {
    for (const repeat of [false, true, true]) document.dispatchEvent(new KeyboardEvent('keydown', { ...how, repeat, bubbles: true, cancelable: true }))
  }
  page.unmount()
  expect(heard).toEqual(['j', 'j', 'j', 'Enter', 'Ctrl+Enter'])
})
