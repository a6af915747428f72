import { onBeforeUnmount, ref } from 'vue'

/** Addresses of fetched files, by the file: each is given back when another takes its place, or when nobody looks any more. */
export function useObjectUrls() {
  const urls = ref<Record<string, string>>({})
  let left = false

  function keep(id: string, url: string) {
    if (left) return URL.revokeObjectURL(url) // it came after the reader had gone
    if (urls.value[id]) URL.revokeObjectURL(urls.value[id])
    urls.value[id] = url
  }

  onBeforeUnmount(() => {
    left = true
    Object.values(urls.value).forEach(url => URL.revokeObjectURL(url))
  })
  return { urls, keep }
}
