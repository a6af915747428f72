import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { i18n, loadWords, type Words } from './i18n'
import { loadSession, session } from './shared/session'
import { shelf } from './shared/unsent'

declare module 'vue-router' {
  interface RouteMeta { face?: 'resident' | 'desk' | 'board', words?: Words[], title?: string, staff?: boolean, wide?: boolean }
}

const resident: RouteRecordRaw = {
  path: '/',
  component: () => import('./appeals/ResidentLayout.vue'),
  meta: { face: 'resident', words: ['resident'] },
  children: [
    { path: '', name: 'home', component: () => import('./appeals/HomePage.vue'), meta: { title: 'home.title' } },
    { path: 'new', name: 'new-appeal', component: () => import('./appeals/NewAppealPage.vue'), meta: { title: 'new.title' } },
    { path: 'outbox', name: 'outbox', component: () => import('./appeals/OutboxPage.vue'), meta: { title: 'outbox.title' } },
    { path: 'r', name: 'receipt', component: () => import('./appeals/ReceiptPage.vue'), meta: { title: 'receipt.title', words: ['proof'] } },
    { path: 'verify', name: 'verify', component: () => import('./proof/VerifyPage.vue'), meta: { title: 'verify.title', words: ['proof'] } },
    { path: 'proof', name: 'proof', component: () => import('./proof/LogPage.vue'), meta: { title: 'publicLog.title', words: ['proof'] } },
    { path: 'mine', name: 'mine', component: () => import('./residents/OwnPage.vue'), meta: { title: 'own.title' } },
    { path: 'answers', name: 'answers', component: () => import('./answers/AnswersPage.vue'), meta: { title: 'answers.title' } },
    { path: 'matters', name: 'public-matters', component: () => import('./insight/PublicMattersPage.vue'), meta: { title: 'public.title', words: ['public'], wide: true } },
    { path: 'matters/:number', name: 'public-matter', component: () => import('./insight/PublicMatterPage.vue'), meta: { title: 'public.one', words: ['public'] } },
    { path: 'figures', name: 'figures', component: () => import('./insight/FiguresPage.vue'), meta: { title: 'figures.title', words: ['public'], wide: true } },
    { path: 'report', name: 'report', component: () => import('./insight/ReportPage.vue'), meta: { title: 'report.title', words: ['public'], wide: true } },
    { path: 'open-data', name: 'open-data', component: () => import('./insight/OpenDataPage.vue'), meta: { title: 'openData.title', words: ['public'] } },
    { path: 'clocks', name: 'clocks', component: () => import('./clocks/ClocksPage.vue'), meta: { title: 'clocks.title' } },
    { path: 'clock', name: 'clock', component: () => import('./clocks/ClockPage.vue'), meta: { title: 'clocks.one' } },
  ],
}

const desk: RouteRecordRaw = {
  path: '/desk',
  component: () => import('./matters/DeskLayout.vue'),
  meta: { face: 'desk', words: ['steps', 'desk', 'admin'], staff: true },
  children: [
    { path: '', redirect: '/desk/inbox' },
    { path: 'inbox', name: 'inbox', component: () => import('./matters/InboxPage.vue'), meta: { title: 'desk.inbox' } },
    { path: 'dispatch', name: 'dispatch', component: () => import('./matters/DispatchPage.vue'), meta: { title: 'desk.dispatch' } },
    { path: 'matter/:number', name: 'matter', component: () => import('./matters/MatterPage.vue'), meta: { title: 'desk.matter' } },
    { path: 'register', name: 'register', component: () => import('./appeals/HotlinePage.vue'), meta: { title: 'desk.register', words: ['resident'] } },
    { path: 'search', name: 'search', component: () => import('./matters/SearchPage.vue'), meta: { title: 'desk.search' } },
    { path: 'ledger', name: 'ledger', component: () => import('./appeals/LedgerPage.vue'), meta: { title: 'desk.ledger' } },
    { path: 'ledger/matters', name: 'ledger-matters', component: () => import('./appeals/LedgerMattersPage.vue'), meta: { title: 'ledger.behindTitle' } },
    { path: 'suggestions', name: 'suggestions', component: () => import('./triage/AccuracyPage.vue'), meta: { title: 'triage.title' } },
    { path: 'suggestions/drift', name: 'drift', component: () => import('./triage/DriftPage.vue'), meta: { title: 'triage.drift' } },
    { path: 'topics', name: 'topics', component: () => import('./triage/TopicsPage.vue'), meta: { title: 'topics.title' } },
    { path: 'quality', name: 'quality', component: () => import('./triage/QualityPage.vue'), meta: { title: 'quality.title' } },
    { path: 'samples', name: 'samples', component: () => import('./appeals/SamplesPage.vue'), meta: { title: 'samples.title' } },
    { path: 'follow-up', name: 'follow-up', component: () => import('./appeals/FollowUpPage.vue'), meta: { title: 'desk.followUp' } },
    { path: 'review/:view(not-an-appeal|erasure|imported|calls|contested)', name: 'review', component: () => import('./matters/ReviewPage.vue'), meta: { title: 'desk.review' } },
    { path: 'clocks', name: 'desk-clocks', component: () => import('./clocks/DeskClocksPage.vue'), meta: { title: 'clocks.title', words: ['resident'] } },
    { path: 'offices', name: 'offices', component: () => import('./people/OfficesPage.vue'), meta: { title: 'admin.offices' } },
    { path: 'people', name: 'people', component: () => import('./people/PeoplePage.vue'), meta: { title: 'admin.people' } },
    { path: 'hand-over', name: 'hand-over', component: () => import('./people/HandOverPage.vue'), meta: { title: 'admin.handOver' } },
    { path: 'duty', name: 'duty', component: () => import('./people/DutyPage.vue'), meta: { title: 'duty.title' } },
    { path: 'record', name: 'record', component: () => import('./people/RecordPage.vue'), meta: { title: 'record.title' } },
    { path: 'log', name: 'log', component: () => import('./proof/DeskLogPage.vue'), meta: { title: 'logDesk.title' } },
    { path: 'readings', name: 'readings', component: () => import('./proof/DeskReadingsPage.vue'), meta: { title: 'readingReview.title' } },
    { path: 'import', name: 'import', component: () => import('./appeals/ImportPage.vue'), meta: { title: 'admin.import' } },
    { path: 'answers', name: 'desk-answers', component: () => import('./answers/DeskAnswersPage.vue'), meta: { title: 'answers.title' } },
    { path: 'applications', name: 'applications', component: () => import('./open311/KeysPage.vue'), meta: { title: 'apiKeys.title' } },
    { path: 'messages', name: 'messages', component: () => import('./notify/MessagesPage.vue'), meta: { title: 'notify.messages' } },
    { path: 'mailbox', name: 'mailbox', component: () => import('./notify/MailboxPage.vue'), meta: { title: 'notify.mailbox' } },
    { path: 'webhooks', name: 'webhooks', component: () => import('./notify/WebhooksPage.vue'), meta: { title: 'notify.webhooks' } },
    { path: 'account', name: 'account', component: () => import('./people/AccountPage.vue'), meta: { title: 'account.title' } },
  ],
}

const signIn: RouteRecordRaw = {
  path: '/desk/sign-in', name: 'sign-in', component: () => import('./people/SignInPage.vue'),
  meta: { face: 'desk', words: ['desk', 'admin'], title: 'account.signIn' },
}

const board: RouteRecordRaw = {
  path: '/board', name: 'board', component: () => import('./board/BoardPage.vue'), meta: { face: 'board', words: ['board'], staff: true, title: 'board.title' },
}

const lost: RouteRecordRaw = {
  path: '/:rest(.*)*',
  component: () => import('./appeals/ResidentLayout.vue'),
  meta: { face: 'resident', words: ['resident'], title: 'lost.title' },
  children: [{ path: '', name: 'lost', component: () => import('./shared/LostPage.vue') }],
}

export const routes: RouteRecordRaw[] = [resident, signIn, desk, board, lost]

const reopened = shelf('huiyin.reopened.', () => sessionStorage)

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach(async (to) => {
  const words = to.matched.flatMap(one => one.meta.words ?? [])
  await Promise.all([loadWords('shared', ...words), to.meta.staff && !session.known ? loadSession() : undefined])
  document.documentElement.dataset.face = to.meta.face ?? 'resident'
  if (to.meta.staff && !session.account) return { name: 'sign-in', query: { to: to.fullPath } }
  if (to.meta.staff && (session.account?.mustEnrolSecondFactor || session.account?.mustChangePassword) && to.name !== 'account') return { name: 'account' }
  return true
})

router.afterEach((to) => {
  reopened.drop()
  const { t } = i18n.global
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('brand')}` : t('brand')
})

/** A page that stayed open over an upgrade asks for files that are gone: the address is opened anew, once. */
router.onError((_, to) => {
  if (!navigator.onLine || reopened.of(to.fullPath)) return
  reopened.keep(to.fullPath, true)
  location.assign(to.fullPath)
})
