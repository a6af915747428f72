/** The code out of whatever was pasted: the bare code, or the whole address from the QR. */
export function codeOf(typed: string): string {
  const after = typed.includes('#') ? typed.slice(typed.lastIndexOf('#') + 1) : typed
  return after.replace(/\s+/g, '')
}

/** A code in groups of four is easier to read aloud and to copy by hand; one that has its dashes is in groups. */
export function codeGroups(code: string): string {
  return code.includes('-') ? code : code.replace(/(.{4})(?=.)/g, '$1 ')
}
