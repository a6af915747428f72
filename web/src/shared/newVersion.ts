import { readonly, ref } from 'vue'

const waiting = ref<ServiceWorker>()

/** A newer version that is here and not yet used. */
export const newVersion = readonly(waiting)

/** The service worker keeps the resident's pages for when there is no network. Only what was built has one. */
export async function keepPages() {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return
  const registration = await navigator.serviceWorker.register('/worker.js').catch(() => undefined) // a private window may refuse
  if (!registration) return
  const look = () => { if (registration.waiting && navigator.serviceWorker.controller) waiting.value = registration.waiting }
  look()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
  document.addEventListener('visibilitychange', () => { if (!document.hidden) registration.update().catch(() => undefined) })
}

/** Whether something on this page was typed and is not sent. */
export function halfWritten(): boolean {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('main textarea, main input')]
    .some(field => (['checkbox', 'radio'].includes(field.type) ? false : field.value !== ''))
}

/** Only this page begins anew; others go on as they are. */
export function useNewVersion() {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.value?.postMessage('use-new-version')
}
