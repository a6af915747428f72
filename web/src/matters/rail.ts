import type { Account } from '@/shared/types'

type Whose = Pick<Account, 'roles' | 'readsRecord'>
/** @property reads who may open it beside those to whom it is offered */
export interface RailItem { to: string, icon: string, words: string, count?: string, roles?: Account['roles'], reads?: Account['roles'] | 'all', behind?: string[], opens?: (account: Whose) => boolean }
export interface RailGroup { name: 'work' | 'look' | 'house', items: RailItem[] }

const RAIL: RailGroup[] = [
  { name: 'work', items: [
    { to: '/desk/inbox', icon: 'inbox', words: 'desk.inbox', count: 'inbox' },
    { to: '/desk/dispatch', icon: 'send', words: 'desk.dispatch', count: 'dispatch', roles: ['dispatcher', 'head'] },
    { to: '/desk/register', icon: 'phone', words: 'desk.register', roles: ['agent', 'dispatcher'] },
    { to: '/desk/follow-up', icon: 'chat', words: 'desk.followUp', count: 'followUp', roles: ['agent', 'supervisor', 'head'] },
  ] },
  { name: 'look', items: [
    { to: '/desk/review/calls', icon: 'phone', words: 'desk.calls', count: 'calls', roles: ['agent', 'dispatcher'] },
    { to: '/desk/review/contested', icon: 'turn', words: 'desk.contested', count: 'contested', roles: ['dispatcher'] },
    { to: '/desk/search', icon: 'search', words: 'desk.search' },
    { to: '/desk/ledger', icon: 'bars', words: 'desk.ledger' },
    { to: '/desk/topics', icon: 'pin', words: 'topics.title' },
    { to: '/desk/quality', icon: 'chat', words: 'quality.title' },
    { to: '/desk/suggestions', icon: 'send', words: 'triage.title', behind: ['/desk/suggestions/drift'] },
    { to: '/board', icon: 'eye', words: 'desk.board' },
    { to: '/desk/samples', icon: 'check', words: 'samples.title', roles: ['supervisor', 'auditor', 'leader', 'head'], reads: 'all' },
    { to: '/desk/clocks', icon: 'clock', words: 'clocks.rail' },
    { to: '/desk/review/not-an-appeal', icon: 'eye', words: 'desk.notAnAppeal', roles: ['supervisor', 'head'] },
  ] },
  { name: 'house', items: [
    { to: '/desk/offices', icon: 'home', words: 'admin.rail.offices', roles: ['administrator'], reads: ['auditor'] },
    { to: '/desk/people', icon: 'people', words: 'admin.rail.people', roles: ['administrator'], reads: ['auditor'] },
    { to: '/desk/hand-over', icon: 'turn', words: 'admin.rail.handOver', roles: ['administrator'] },
    { to: '/desk/duty', icon: 'cal', words: 'duty.title', roles: ['administrator', 'dispatcher', 'leader'], reads: 'all' },
    { to: '/desk/review/imported', icon: 'list', words: 'desk.imported', count: 'imported', roles: ['administrator', 'dispatcher', 'head'] },
    { to: '/desk/import', icon: 'download', words: 'admin.rail.import', roles: ['administrator'] },
    { to: '/desk/answers', icon: 'chat', words: 'answers.title', roles: ['dispatcher', 'supervisor', 'administrator'] },
    { to: '/desk/applications', icon: 'link', words: 'apiKeys.rail', roles: ['administrator'] },
    { to: '/desk/messages', icon: 'msg', words: 'notify.messages', behind: ['/desk/mailbox', '/desk/webhooks'], roles: ['administrator'], opens: account => account.readsRecord },
    { to: '/desk/log', icon: 'link', words: 'logDesk.title', roles: ['administrator', 'auditor'] },
    { to: '/desk/readings', icon: 'eye', words: 'readingReview.title', roles: ['auditor'] },
    { to: '/desk/record', icon: 'file', words: 'record.title', opens: account => account.readsRecord },
    { to: '/desk/review/erasure', icon: 'lock', words: 'desk.erasure', roles: ['administrator'] },
  ] },
]

const offered = ({ roles, opens }: RailItem, account: Whose) => (!roles || roles.some(role => account.roles.includes(role))) && (!opens || opens(account))

/** Whether a page typed by its address would not only open to be refused: the server lets more read than the rail offers it to. */
export function isOpenTo(account: Whose, path: string): boolean {
  const item = RAIL.flatMap(group => group.items).find(one => one.to === path || one.behind?.includes(path))
  return !item || offered(item, account) || item.reads === 'all' || (item.reads ?? []).some(role => account.roles.includes(role))
}

/** The rail of this account. It only spares dead ends: what may really be done, the server decides. */
export function railOf(account: Whose): RailGroup[] {
  return RAIL.map(group => ({ ...group, items: group.items.filter(item => offered(item, account)) }))
    .filter(group => group.items.length > 0)
}
