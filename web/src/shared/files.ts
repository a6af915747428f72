import { post, type Answer } from './http'
import type { Attachment } from './types'

export const LARGEST = 10 * 1024 * 1024
export const KINDS = 'image/jpeg,image/png,image/webp,application/pdf,audio/mpeg,audio/mp4,audio/ogg,audio/wav'

/** Sends one file ahead of the appeal or reply it belongs to; the server keeps it a day until it is used. */
export function upload(file: Blob, name: string): Promise<Answer<Attachment>> {
  const form = new FormData()
  form.append('file', file, name)
  return post<Attachment>('/api/attachments', form)
}

export function sizeText(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`
}

/** Hands a fetched file to the browser's own saving. */
export function save(url: string, name: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
