/** The words of the server's answers, as the HTTP contract names them. */
export interface Wording { zh: string, en: string }

export type Level = 'district' | 'township' | 'community' | 'department' | 'body'
export interface OfficeRef { id: number, code: string, name: Wording, short: Wording, level: Level, parent: number | null }

export type ClockState = 'time' | 'soon' | 'today' | 'late' | 'maybe' | 'done' | 'hold'
export interface ClockFace { state: ClockState, words: string, numbers: Record<string, number | string> }
export interface ClockView {
  slot: string
  code: string
  name: Wording
  startedAt: string
  dueAt: string
  face: ClockFace
  settledAt: string | null
  outcome: null | 'met' | 'missed' | 'withdrawn'
  article: Wording
  office?: OfficeRef | null
  extended: boolean
}

/** One day (or month) of a count; `number` runs over the days counted, for hours over the minutes used so far. */
export interface CountStep { date: string, why: string, counted: boolean, number: number, name: Wording | null, hours: string | null }
export interface Explanation {
  due: { code: string, from: string, at: string, provisional: boolean, rule: string }
  day: string
  time: string
  basis: { name: Wording, rule: Wording, length: string, startsOn: string, counts: string, ends: string }
  steps: CountStep[]
  notes: { key: string, facts: Record<string, unknown> }[]
}

export type Move = 'registered' | 'dispatched' | 'handed-down' | 'transferred' | 'referred-up' | 'returned' | 'lead-fixed' | 'reopened' | 'sent-again'
export interface Leg {
  office: OfficeRef
  lane: 1 | 2 | 3
  from: string
  to: string | null
  move: Move
  reason: Wording | null
  basis: string | null
  previous: OfficeRef | null
  competent: OfficeRef | null
  signedAt: string | null
}
export interface Mark {
  kind: 'call-out' | 'supervision' | 'extension' | 'reply' | 'merge'
  at: string
  office?: OfficeRef | null
  words: Wording
}
export interface Custody {
  from: string
  until: string | null
  legs: Leg[]
  marks: Mark[]
  restDays: { date: string, name: Wording | null }[]
}

export interface TimelineItem {
  revision: number
  at: string
  kind: string
  office: OfficeRef | null
  actor: 'resident' | 'office' | 'system'
  words: Wording
  reason: Wording | null
  text: string | null
  publicToResident: boolean
}

export interface Attachment { id: string, name: string, mediaType: string, bytes: number }
export interface Message { id: string | number, at: string, from: 'resident' | 'office', office?: OfficeRef | null, text: string, question: boolean }
export interface Reading { at: string, role: Wording, office: OfficeRef, grade: 'contents' | 'identity', purpose: Wording | null }
export interface Reply {
  at: string
  office: OfficeRef | null
  outcome: 'solved' | 'partly' | 'explained' | 'unable'
  outcomeName: Wording
  text: string | null
  own: string | null
  attachments?: Attachment[]
  reasonName?: Wording | null
}

export interface Receipt {
  number: string
  title: string
  titleName: Wording
  state: string
  stateName: Wording
  revision: number
  receivedAt: string
  channel: string
  text: string | null
  category: Wording | null
  place: Wording | null
  address: string | null
  visibility: 'office' | 'everyone'
  holder: OfficeRef
  supports: OfficeRef[]
  promise: ClockView | null
  clocks: ClockView[]
  custody: Custody
  timeline: TimelineItem[]
  reply: Reply | null
  replies: Reply[]
  messages: Message[]
  attachments: Attachment[]
  readings: Reading[]
  rating: null | { solved: Verdict, satisfied: Verdict }
  group: null | { size: number }
  may: string[]
  erasure: null | 'asked'
  notAccepted?: null | { reason: Wording, whereToGo: string }
  provisional?: boolean
}
export type Verdict = 'yes' | 'partly' | 'no'

export interface Line {
  number: string
  kind: string
  title: string
  titleName: Wording
  state: string
  stateName: Wording
  category: Wording | null
  categoryCode: string | null
  type: AppealType | null
  office: OfficeRef
  level: Level
  place: Wording | null
  clock: ClockFace | null
  dueAt: string | null
  receivedAt: string
  revision: number
  groupSize: number
  flags: string[]
  channel: string
}
export interface Found extends Line { excerpt?: { text: string, hit: boolean }[] }
export interface Page<T> { items: T[], next: string | null, count?: { number: number, more: boolean } }

export interface FormField {
  name: string
  kind: 'text' | 'textarea' | 'choice' | 'choices' | 'office' | 'offices' | 'category' | 'date' | 'datetime' | 'number' | 'boolean' | 'files' | 'paragraphs'
  required: boolean
  max?: number
  options?: { value: string, label: Wording }[]
  value?: unknown
  when?: { field: string, is: unknown[] } | null
}
export interface Step { code: string, path: string, key: string, primary: boolean, form: FormField[] }

export interface Support { office: OfficeRef, askedAt: string | null, question: string | null, answered?: boolean, answeredAt: string | null, answer: string | null, clock: ClockView | null }
export interface CallOut { no: number, at?: string, words?: string | null, offices: ({ office: OfficeRef, arrivedAt: string | null } | number)[], arrived?: number[], closed?: boolean, outcome?: string | null }
export interface Matter {
  line: Line
  revision: number
  seen: number
  text: string | null
  contentsClosed?: boolean
  attachments: Attachment[]
  visibility: 'office' | 'everyone'
  channel: string
  type: AppealType | null
  about: null | { kind: 'office' | 'firm' | 'nobody', office: OfficeRef | null, name: string | null }
  contact: { hasPhone: boolean, hasEmail: boolean, hasName: boolean, mayBeNamed: boolean, anonymous: boolean, letter: string, name: string | null } | null
  address: string | null
  custody: Custody
  supports: Support[]
  supervisors: { office: OfficeRef, since: string | null, why: Wording | null }[]
  callOuts: CallOut[]
  extension: null | { state: 'asked' | 'granted' | 'refused', askedAt?: string, reason?: string }
  timeline: TimelineItem[]
  clocks: ClockView[]
  messages: Message[]
  reply: Reply | null
  replies: Reply[]
  group: null | { lead?: string, members: { number: string, title: string, receivedAt: string, lead?: boolean }[] }
  similar: Line[]
  readings: Reading[]
  steps: Step[]
  /** The step handed it out of this reader's reach; only the line is left. */
  gone?: boolean
}

export type AppealType = 'inquiry' | 'help' | 'complaint'
export interface Named { code: string, name: Wording }
export interface Category { code: string, parent: string | null, name: Wording, type: AppealType, urgent: boolean, defaultOffice: number | string | null }
export interface Reference {
  district: { name: Wording, prefix: string, zone: string }
  categories: Category[]
  reasons: { code: string, use: string, name: Wording, needsBasis: boolean, needsCompetent: boolean }[]
  purposes: Named[]
  roles: Named[]
  channels: Named[]
  clockNames: Named[]
  offices?: OfficeRef[]
}
export interface Township { id: number, code: string, name: Wording, short: Wording, communities: { id: number, code: string, name: Wording }[] }

export interface Account { id: string, name: string, post: Wording, office: OfficeRef, roles: string[], secondFactor: boolean, mustEnrolSecondFactor: boolean, mustChangePassword?: boolean, readsRecord: boolean }
export interface Session { district: { name: Wording, prefix: string, zone: string }, now: string, account: Account | null }

export interface Rate { n: number, of: number, rate: number | null, low: number | null, high: number | null, tooFew: boolean, sample: boolean }
export interface LedgerRow { office: OfficeRef, held: number, received: number, replied: number, solved: number, late: number, returned: number, children: boolean }
export interface Ledger { asOf: string | null, behindSeconds: number | null, recounting: boolean, period: { from: string, to: string }, rows: LedgerRow[], total: LedgerRow }
export interface Places { response: number | null, solution: number | null, satisfaction: number | null }
export interface OfficeRates { office: OfficeRef, response: Rate, solution: Rate, satisfaction: Rate, reached: Rate, place: Places | null }
export interface Rates {
  office: OfficeRef
  response: Rate
  solution: Rate
  satisfaction: Rate
  reached: Rate
  partly: { solution: number, satisfaction: number }
  outOfPower: number
  unable: number
  byOffice: OfficeRates[]
}

export interface ClockRow {
  code: string
  name: Wording
  scope: string
  startsOn: string
  length: string
  rolls: boolean
  article: Wording
  from: string
  until: string | null
  extensions: unknown[]
}
