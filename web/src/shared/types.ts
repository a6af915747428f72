import type { components } from '@/api/schema'

/** The words of the server's answers: made from web/openapi.json, which a test holds against the server. */
type Schemas = components['schemas']

export type Wording = Schemas['Wording']
export type OfficeRef = Schemas['OfficeRef']
export type Level = OfficeRef['level']

export type ClockFace = Schemas['ClockFace']
export type ClockState = ClockFace['state']
export type ClockView = Schemas['ClockView']
export type Explanation = Schemas['Explanation']
/** One day (or month) of a count; `number` runs over the days counted, for hours over the minutes used so far. */
export type CountStep = Explanation['steps'][number]
export type ClockRow = Schemas['ClockRow']

export type Custody = Schemas['CustodyView']
export type Leg = Schemas['Leg']
export type Move = Leg['move']
export type Mark = Schemas['Mark']

export type TimelineItem = Schemas['Item']
export type Attachment = Schemas['Listed']
export type Message = Schemas['Message']
export type Reading = Schemas['ReadingView']
export type Reply = Schemas['ReplyView']
export type Receipt = Schemas['ReceiptPage']
export type Verdict = Schemas['RatingView']['solved']

export type Line = Schemas['Line']
/** An open matter that reads alike, and why it is shown. */
export type AlikeLine = Schemas['AlikeLine']
export type PublicAlikeLine = Schemas['PublicAlikeLine']
export interface Page<T> { items: T[], next: string | null, count?: Schemas['Count'] }

export type FormField = Schemas['Field']
export type Step = Schemas['StepView']
export type Support = Schemas['SupportView']
export type CallOut = Schemas['CallOutView']
/** What a member of staff sees of one matter, with an appeal's part; `gone` when a step handed it out of this reader's reach. */
export type Matter = Schemas['MatterPage'] & Schemas['AppealPart'] & { gone?: boolean, office?: OfficeRef | null }

export type AppealType = Schemas['CategoryRow']['type']
export type Named = Schemas['Named']
export type Category = Schemas['CategoryRow']
export type Reference = Schemas['Reference']
export type Township = Schemas['Township']

export type Account = Schemas['SessionAccount']
export type Session = Schemas['Session']
export type ResidentWays = Schemas['ResidentWays']
export type OwnAppeal = Schemas['OwnAppeal']
export type SecondFactors = Schemas['SecondFactors']
export type OwnPasskey = Schemas['OwnPasskey']

export type Rate = Schemas['Rate']
export type ReplyHint = Schemas['HintView']
export type Topics = Schemas['TopicsView']
export type Topic = Schemas['TopicView']
export type Quality = Schemas['QualityView']
export type LedgerRow = Schemas['LedgerRow']
export type Ledger = Schemas['LedgerView']
export type OfficeRates = Schemas['OfficeRates']
export type Rates = Schemas['RatesView']

export type BulkJob = Schemas['BulkProgress']
export type Offer = Schemas['Offer']
export type View = Schemas['View']
export type Registered = Schemas['Registration']
export type Sample = Schemas['SampleView']
export type Samples = Schemas['Samples']
export type CalendarDay = Schemas['CalendarDay']
export type CalendarYear = Schemas['CalendarYear']

export type ImportFile = Schemas['Taken']
export type Target = Schemas['Target']
export type Reject = Schemas['Reject']
export type ImportRun = Schemas['ImportProgress']

export type AdministeredOffice = Schemas['AdministeredOffice']
export type OfficePeriod = Schemas['NamedFor']
export type OfficeHistory = Schemas['OfficeHistory']
export type Post = Schemas['Post']
export type AdministeredAccount = Schemas['AdministeredAccount']
export type FileOutcome = Schemas['FileOutcome']
export type Leave = Schemas['LeaveOut']
export type Duty = Schemas['ShiftOut']
export type Letters = Schemas['LettersView']
export type DeadLetter = Schemas['DeadLetter']
export type MailboxState = Schemas['MailboxView']
export type Webhooks = Schemas['Webhooks']
export type WebhookSecret = Schemas['WebhookSecret']
export type RecordItem = Schemas['RecordLine']
export type RecordNames = Pick<Schemas['RecordPage'], 'people' | 'offices'>
export type PublicLine = Schemas['PublicLine']
export type PublicMark = Schemas['PublicMark']
export type PublicMap = Schemas['PublicMapView']
export type PublicPage = Schemas['PublicPage']
export type PublicMatter = Schemas['PublicMatterView']
export type Report = Schemas['ReportView']
export type ReportPart = Schemas['ReportPart']
export type ReportLine = Schemas['ReportLine']
export type OpenSession = Schemas['OwnSession']
export type Suggestion = Schemas['SuggestionView']
export type Settled = Schemas['SettledView']
export type TriageAccuracy = Schemas['AccuracyView']
export type TriageDrift = Schemas['DriftView']
export type OftenSupport = Schemas['OftenSupport']
