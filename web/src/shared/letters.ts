const STEMS = '甲乙丙丁戊己庚辛壬癸'

/** The letter a person has in a matter, as the reader's language writes it: 甲 is A. */
export function letterIn(lang: 'zh' | 'en', letter: string): string {
  const at = STEMS.indexOf(letter)
  return lang === 'en' && letter && at >= 0 ? String.fromCharCode(65 + at) : letter
}
