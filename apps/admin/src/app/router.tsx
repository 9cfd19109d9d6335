import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isProblem } from '../api/client.js';
import { meQuery } from '../api/queries.js';
import { Loading } from '../shared/ui/loading.js';
import { PageProblem } from './shell/page-problem.js';
import { Shell } from './shell/shell.js';

/** Signed out in the middle of something: sign in, then the same page opens again. */
const handleError = (error: unknown) => {
  if (!isProblem(error) || error.problem.status !== 401) return;
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: pathname === '/' ? {} : { to: href } });
};

export const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: handleError }),
  mutationCache: new MutationCache({ onError: handleError }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => count < 2 && (!isProblem(error) || error.problem.status === 0 || error.problem.status >= 500) },
    mutations: { retry: false },
  },
});

const root = createRootRoute({ notFoundComponent: () => <PageProblem /> });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } => (isOwnPath(search.to) ? { to: search.to } : {}),
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.js'), 'SignInPage'),
});

/** A return address leads nowhere but into this site. */
const isOwnPath = (to: unknown): to is string => typeof to === 'string' && /^\/(?![/\\])/u.test(to) && !to.startsWith('/sign-in');

const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: lazyRouteComponent(() => import('../features/setup/setup-page.js'), 'SetupPage') });
const decide = createRoute({ getParentRoute: () => root, path: '/decide', component: lazyRouteComponent(() => import('../features/decide/decide-page.js'), 'DecidePage') });
const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  validateSearch: (search: Record<string, unknown>): { to?: string } => (isOwnPath(search.to) ? { to: search.to } : {}),
  component: lazyRouteComponent(() => import('../features/sign-in/password-page.js'), 'PasswordPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const me = await client.ensureQueryData(meQuery).catch((error: unknown) => {
      if (isProblem(error) && error.problem.status === 401) throw redirect({ to: '/sign-in', search: isOwnPath(location.href) && location.href !== '/' ? { to: location.href } : {} });
      throw error;
    });
    if (me.mustChangePassword) throw redirect({ to: '/password', search: isOwnPath(location.href) && location.href !== '/' ? { to: location.href } : {} });
  },
  component: Shell,
});

const inbox = createRoute({ getParentRoute: () => shell, path: '/', component: lazyRouteComponent(() => import('../features/inbox/inbox-page.js'), 'InboxPage') });
const matters = createRoute({ getParentRoute: () => shell, path: '/matters', component: lazyRouteComponent(() => import('../features/inbox/matters-page.js'), 'MattersPage') });
const decisions = createRoute({ getParentRoute: () => shell, path: '/decisions', component: lazyRouteComponent(() => import('../features/decisions/decisions-page.js'), 'DecisionsPage') });
const item = createRoute({ getParentRoute: () => shell, path: '/items/$itemId', component: lazyRouteComponent(() => import('../features/items/item-page.js'), 'ItemPage') });
const me = createRoute({ getParentRoute: () => shell, path: '/me', component: lazyRouteComponent(() => import('../features/me/me-page.js'), 'MePage') });

const handOver = createRoute({ getParentRoute: () => shell, path: '/people/$personId/hand-over', component: lazyRouteComponent(() => import('../features/handover/hand-over-page.js'), 'HandOverPage') });
const stranded = createRoute({ getParentRoute: () => shell, path: '/hand-over', component: lazyRouteComponent(() => import('../features/handover/stranded-page.js'), 'StrandedPage') });

const history = createRoute({ getParentRoute: () => shell, path: '/items/$itemId/history', component: lazyRouteComponent(() => import('../features/history/item-history-page.js'), 'ItemHistoryPage') });
const audit = createRoute({ getParentRoute: () => shell, path: '/audit', component: lazyRouteComponent(() => import('../features/history/audit-page.js'), 'AuditPage') });
const campaigns = createRoute({ getParentRoute: () => shell, path: '/campaigns', component: lazyRouteComponent(() => import('../features/campaigns/campaigns-page.js'), 'CampaignsPage') });
const campaign = createRoute({ getParentRoute: () => shell, path: '/campaigns/$campaignId', component: lazyRouteComponent(() => import('../features/campaigns/campaign-page.js'), 'CampaignPage') });
const register = createRoute({ getParentRoute: () => shell, path: '/registers/$registerKey', component: lazyRouteComponent(() => import('../features/registers/register-page.js'), 'RegisterPage') });
const candidates = createRoute({ getParentRoute: () => shell, path: '/registers/$registerKey/add', component: lazyRouteComponent(() => import('../features/registers/candidates-page.js'), 'CandidatesPage') });
const registerPrint = createRoute({ getParentRoute: () => shell, path: '/registers/$registerKey/print', component: lazyRouteComponent(() => import('../features/registers/print-page.js'), 'PrintPage') });
const registerChanges = createRoute({ getParentRoute: () => shell, path: '/registers/$registerKey/changes', component: lazyRouteComponent(() => import('../features/registers/changes-page.js'), 'ChangesPage') });
const samples = createRoute({ getParentRoute: () => shell, path: '/registers/$registerKey/samples', component: lazyRouteComponent(() => import('../features/registers/samples-page.js'), 'SamplesPage') });
const slip = createRoute({ getParentRoute: () => shell, path: '/items/$itemId/slip', component: lazyRouteComponent(() => import('../features/registers/slip-page.js'), 'SlipPage') });
const board = createRoute({ getParentRoute: () => shell, path: '/board', component: lazyRouteComponent(() => import('../features/board/board-page.js'), 'BoardPage') });
const boardItems = createRoute({ getParentRoute: () => shell, path: '/board/items', component: lazyRouteComponent(() => import('../features/board/board-items-page.js'), 'BoardItemsPage') });
const boardChanges = createRoute({ getParentRoute: () => shell, path: '/board/changes', component: lazyRouteComponent(() => import('../features/board/changes-page.js'), 'BoardChangesPage') });
const boardMerged = createRoute({ getParentRoute: () => shell, path: '/board/merged', component: lazyRouteComponent(() => import('../features/board/merged-page.js'), 'MergedPage') });
const boardUnit = createRoute({ getParentRoute: () => shell, path: '/board/units/$unitId/page', component: lazyRouteComponent(() => import('../features/board/unit-page.js'), 'UnitPagePage') });

const beginning = createRoute({ getParentRoute: () => shell, path: '/beginning', component: lazyRouteComponent(() => import('../features/setup/beginning-page.js'), 'BeginningPage') });
const upkeep = createRoute({ getParentRoute: () => shell, path: '/upkeep', component: lazyRouteComponent(() => import('../features/upkeep/upkeep-page.js'), 'UpkeepPage') });
const accounts = createRoute({ getParentRoute: () => shell, path: '/accounts', component: lazyRouteComponent(() => import('../features/accounts/accounts-page.js'), 'AccountsPage') });
const organisation = createRoute({ getParentRoute: () => shell, path: '/organisation', component: lazyRouteComponent(() => import('../features/people/organisation-page.js'), 'OrganisationPage') });
const unit = createRoute({ getParentRoute: () => shell, path: '/organisation/units/$unitId', component: lazyRouteComponent(() => import('../features/people/unit-page.js'), 'UnitPage') });
const organisationHistory = createRoute({ getParentRoute: () => shell, path: '/organisation/history', component: lazyRouteComponent(() => import('../features/people/history-page.js'), 'OrganisationHistoryPage') });
const people = createRoute({ getParentRoute: () => shell, path: '/people', component: lazyRouteComponent(() => import('../features/people/people-page.js'), 'PeoplePage') });
const person = createRoute({ getParentRoute: () => shell, path: '/people/$personId', component: lazyRouteComponent(() => import('../features/people/person-page.js'), 'PersonPage') });
const roles = createRoute({ getParentRoute: () => shell, path: '/roles', component: lazyRouteComponent(() => import('../features/roles/roles-page.js'), 'RolesPage') });
const calendar = createRoute({ getParentRoute: () => shell, path: '/calendar', component: lazyRouteComponent(() => import('../features/calendar/calendar-page.js'), 'CalendarPage') });
const peopleImport = createRoute({ getParentRoute: () => shell, path: '/organisation/import', component: lazyRouteComponent(() => import('../features/people-import/import-page.js'), 'ImportPage') });

const definitions = createRoute({ getParentRoute: () => shell, path: '/definitions', component: lazyRouteComponent(() => import('../features/definitions/definitions-page.js'), 'DefinitionsPage') });
const definitionDraft = createRoute({ getParentRoute: () => shell, path: '/definitions/drafts/$draftId', component: lazyRouteComponent(() => import('../features/definitions/draft-page.js'), 'DraftPage') });
const upgrade = createRoute({ getParentRoute: () => shell, path: '/definitions/$key/upgrade', component: lazyRouteComponent(() => import('../features/designer/upgrade/upgrade-page.js'), 'UpgradePage') });
const upgradeRun = createRoute({ getParentRoute: () => shell, path: '/definitions/upgrades/$migrationId', component: lazyRouteComponent(() => import('../features/designer/upgrade/upgrade-run-page.js'), 'UpgradeRunPage') });
const design = createRoute({ getParentRoute: () => shell, path: '/definitions/designs/$designId', component: lazyRouteComponent(() => import('../features/designer/design-page.js'), 'DesignPage') });
const tryOut = createRoute({ getParentRoute: () => shell, path: '/definitions/designs/$designId/try-out', component: lazyRouteComponent(() => import('../features/designer/try-out/try-out-page.js'), 'TryOutPage') });
const start = createRoute({ getParentRoute: () => shell, path: '/start', component: lazyRouteComponent(() => import('../features/start/start-page.js'), 'StartPage') });

const reviews = createRoute({ getParentRoute: () => shell, path: '/reviews', component: lazyRouteComponent(() => import('../features/reviews/reviews-page.js'), 'ReviewsPage') });
const reviewYears = createRoute({ getParentRoute: () => shell, path: '/reviews/years', component: lazyRouteComponent(() => import('../features/reviews/years-page.js'), 'YearsPage') });
const review = createRoute({ getParentRoute: () => shell, path: '/reviews/$reviewId', component: lazyRouteComponent(() => import('../features/reviews/review-page.js'), 'ReviewPage') });
const reviewSheet = createRoute({ getParentRoute: () => shell, path: '/review-sheets/$sheetId', component: lazyRouteComponent(() => import('../features/reviews/sheet-page.js'), 'SheetPage') });
const closing = createRoute({ getParentRoute: () => shell, path: '/campaigns/$campaignId/closing', component: lazyRouteComponent(() => import('../features/reviews/closing-page.js'), 'ClosingPage') });

export const router = createRouter({
  routeTree: root.addChildren([signIn, setup, decide, password, shell.addChildren([start, definitions, definitionDraft, design, tryOut, upgrade, upgradeRun, handOver, stranded, reviews, reviewYears, review, reviewSheet, closing, beginning, upkeep, accounts, peopleImport, organisation, unit, organisationHistory, people, person, roles, calendar, board, boardItems, boardChanges, boardMerged, boardUnit, inbox, matters, decisions, item, me, history, audit, campaigns, campaign, register, candidates, registerPrint, registerChanges, samples, slip])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error, reset }) => <PageProblem error={error} onRetry={reset} />,
});

