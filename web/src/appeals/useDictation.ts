import { onBeforeUnmount, ref } from 'vue'
import { modes } from '@/shared/modes'

/** What of a browser's speech recognition is used here. */
interface Recognition {
  lang: string
  continuous: boolean
  onresult: (event: { resultIndex: number, results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }) => void
  onerror: (event: { error: string }) => void
  onend: () => void
  start: () => void
  stop: () => void
}
type Browser = { SpeechRecognition?: new () => Recognition, webkitSpeechRecognition?: new () => Recognition }

/** Speech to words by the browser, where it offers that; each finished sentence is handed over. */
export function useDictation(said: (words: string) => void) {
  const Offered = (window as Browser).SpeechRecognition ?? (window as Browser).webkitSpeechRecognition
  const listening = ref(false)
  const fault = ref<'denied' | 'failed'>()
  let running: Recognition | undefined

  function start() {
    if (!Offered) return
    running = new Offered()
    running.lang = modes.lang === 'en' ? 'en-US' : 'zh-CN'
    running.continuous = true
    running.onresult = ({ resultIndex, results }) => {
      for (let i = resultIndex; i < results.length; i++) if (results[i]!.isFinal) said(results[i]![0]!.transcript)
    }
    running.onerror = ({ error }) => { if (error !== 'aborted') fault.value = ['not-allowed', 'service-not-allowed'].includes(error) ? 'denied' : 'failed' }
    running.onend = () => { listening.value = false }
    fault.value = undefined
    listening.value = true
    running.start()
  }
  const stop = () => running?.stop()
  onBeforeUnmount(stop)
  return { offered: Offered !== undefined, listening, fault, toggle: () => (listening.value ? stop() : start()) }
}
