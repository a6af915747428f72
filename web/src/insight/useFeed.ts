import { onBeforeUnmount, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

/** Says in the head of the page where its feed is, so that readers of feeds find it by the page's address. */
export function useFeed(href: Ref<string>) {
  const { t } = useI18n()
  const link = document.createElement('link')
  link.rel = 'alternate'
  link.type = 'application/rss+xml'
  document.head.append(link)
  watch(href, (now) => {
    link.href = now
    link.title = t('public.title')
  }, { immediate: true })
  onBeforeUnmount(() => link.remove())
}
