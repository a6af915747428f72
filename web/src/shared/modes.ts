import { reactive, watchEffect } from 'vue'

export interface Modes { lang: 'zh-CN' | 'en', print: 'normal' | 'large', contrast: 'normal' | 'high', density: 'dense' | 'comfortable', keys: 'on' | 'off' }

const KEPT = 'huiyin.modes'
const FIRST: Modes = { lang: 'zh-CN', print: 'normal', contrast: 'normal', density: 'dense', keys: 'on' }

/** How this device likes to read: language, large print, high contrast, density, single-letter keys. Kept here, never sent. */
export const modes = reactive<Modes>({ ...FIRST, ...kept() })

/** Sets the modes on <html>, now and whenever they change, and keeps them on the device. */
export function applyModes() {
  watchEffect(() => {
    const root = document.documentElement
    root.lang = modes.lang
    attribute(root, 'data-print', modes.print === 'large' ? 'large' : undefined)
    attribute(root, 'data-contrast', modes.contrast === 'high' ? 'high' : undefined)
    attribute(root, 'data-density', modes.density)
    try {
      localStorage.setItem(KEPT, JSON.stringify(modes))
    } catch { /* a browser that keeps nothing still works, it only forgets */ }
  })
}

export const toggle = {
  lang: () => { modes.lang = modes.lang === 'en' ? 'zh-CN' : 'en' },
  print: () => { modes.print = modes.print === 'large' ? 'normal' : 'large' },
  contrast: () => { modes.contrast = modes.contrast === 'high' ? 'normal' : 'high' },
  density: () => { modes.density = modes.density === 'dense' ? 'comfortable' : 'dense' },
  keys: () => { modes.keys = modes.keys === 'on' ? 'off' : 'on' },
}

function attribute(root: HTMLElement, name: string, value: string | undefined) {
  if (value === undefined) root.removeAttribute(name)
  else root.setAttribute(name, value)
}

function kept(): Partial<Modes> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Modes>
  } catch {
    return {}
  }
}
