/** The name under which a browser wakes the service worker once there is a network again. */
export const SYNC = 'huiyin.outbox'

type Waking = ServiceWorkerRegistration & { sync?: { register: (name: string) => Promise<void> } }

/** Asks the browser to send what waits even when every page is closed, where it can. */
export async function wakeWorker() {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined) as Waking | undefined
  await registration?.sync?.register(SYNC).catch(() => undefined)
}
