import { Malformed } from './bytes'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type Members = { [name: string]: Json }

/** Half a sign of a pair: nobody may write it. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const DEEPEST = 64
const LARGEST = 2 ** 31 - 1

/** Writes JSON in the one way that everybody writes the same (RFC 8785): names in order, no space, numbers as ECMAScript writes them. */
export function canonical(value: Json, depth = 1): string {
  if (value !== null && typeof value === 'object' && depth > DEEPEST) throw new Malformed('JSON nested too deeply')
  if (Array.isArray(value)) return `[${value.map(one => canonical(one, depth + 1)).join(',')}]`
  if (value !== null && typeof value === 'object') return `{${Object.keys(value).sort().map(name => `${canonical(name)}:${canonical(value[name]!, depth + 1)}`).join(',')}}`
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Malformed('JSON has no such number')
  if (typeof value === 'string' && HALF.test(value)) throw new Malformed('a text with half a sign cannot be written')
  return JSON.stringify(value)
}

/** Reads what must be canonical JSON: nothing can be hidden in it, no name stands twice. */
export function parseCanonical(text: string): Json {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    throw new Malformed('not JSON')
  }
  if (canonical(value) !== text) throw new Malformed('not JSON as it is written here')
  return value
}

export function isMembers(value: Json | undefined): value is Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

export function textIn(of: Members, name: string): string {
  const value = of[name]
  if (typeof value !== 'string') throw new Malformed(`${name} is missing or no text`)
  return value
}

export function wholeIn(of: Members, name: string): number {
  const value = of[name]
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > LARGEST) throw new Malformed(`${name} is missing or no whole number`)
  return value
}

/** What is missing or null may be missing; what is of another type is refused. */
export const optionalText = (of: Members, name: string) => (of[name] == null ? undefined : textIn(of, name))
export const optionalWhole = (of: Members, name: string) => (of[name] == null ? undefined : wholeIn(of, name))
export const optionalObject = (of: Members, name: string): Members | undefined => {
  const value = of[name] ?? undefined
  if (value !== undefined && !isMembers(value)) throw new Malformed(`${name} is no object`)
  return value
}
export function truthIn(of: Members, name: string): boolean {
  const value = of[name] ?? false
  if (typeof value !== 'boolean') throw new Malformed(`${name} is neither true nor false`)
  return value
}

export function objectsIn(of: Members, name: string): Members[] {
  const value = of[name] ?? []
  if (!Array.isArray(value) || !value.every(isMembers)) throw new Malformed(`${name} is no list of objects`)
  return value
}
