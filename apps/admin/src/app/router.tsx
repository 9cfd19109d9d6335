import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { RouteComponent } from '@tanstack/react-router';
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

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/setup/setup-page.js'), 'SetupPage'),
});
const decide = createRoute({
  getParentRoute: () => root,
  path: '/decide',
  component: lazyRouteComponent(() => import('../features/decide/decide-page.js'), 'DecidePage'),
});
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
      if (isProblem(error) && error.problem.status === 401)
        throw redirect({ to: '/sign-in', search: isOwnPath(location.href) && location.href !== '/' ? { to: location.href } : {} });
      throw error;
    });
    if (me.mustChangePassword) throw redirect({ to: '/password', search: isOwnPath(location.href) && location.href !== '/' ? { to: location.href } : {} });
  },
  component: Shell,
});

/** A page of whoever is signed in. */
const page = <Path extends string>(path: Path, component: RouteComponent) => createRoute({ getParentRoute: () => shell, path, component });

const inbox = page(
  '/',
  lazyRouteComponent(() => import('../features/inbox/inbox-page.js'), 'InboxPage'),
);
const matters = page(
  '/matters',
  lazyRouteComponent(() => import('../features/inbox/matters-page.js'), 'MattersPage'),
);
const decisions = page(
  '/decisions',
  lazyRouteComponent(() => import('../features/decisions/decisions-page.js'), 'DecisionsPage'),
);
const item = page(
  '/items/$itemId',
  lazyRouteComponent(() => import('../features/items/item-page.js'), 'ItemPage'),
);
const me = page(
  '/me',
  lazyRouteComponent(() => import('../features/me/me-page.js'), 'MePage'),
);

const handOver = page(
  '/people/$personId/hand-over',
  lazyRouteComponent(() => import('../features/handover/hand-over-page.js'), 'HandOverPage'),
);
const stranded = page(
  '/hand-over',
  lazyRouteComponent(() => import('../features/handover/stranded-page.js'), 'StrandedPage'),
);

const history = page(
  '/items/$itemId/history',
  lazyRouteComponent(() => import('../features/history/item-history-page.js'), 'ItemHistoryPage'),
);
const audit = page(
  '/audit',
  lazyRouteComponent(() => import('../features/history/audit-page.js'), 'AuditPage'),
);
const campaigns = page(
  '/campaigns',
  lazyRouteComponent(() => import('../features/campaigns/campaigns-page.js'), 'CampaignsPage'),
);
const campaign = page(
  '/campaigns/$campaignId',
  lazyRouteComponent(() => import('../features/campaigns/campaign-page.js'), 'CampaignPage'),
);
const register = page(
  '/registers/$registerKey',
  lazyRouteComponent(() => import('../features/registers/register-page.js'), 'RegisterPage'),
);
const candidates = page(
  '/registers/$registerKey/add',
  lazyRouteComponent(() => import('../features/registers/candidates-page.js'), 'CandidatesPage'),
);
const registerPrint = page(
  '/registers/$registerKey/print',
  lazyRouteComponent(() => import('../features/registers/print-page.js'), 'PrintPage'),
);
const registerChanges = page(
  '/registers/$registerKey/changes',
  lazyRouteComponent(() => import('../features/registers/changes-page.js'), 'ChangesPage'),
);
const samples = page(
  '/registers/$registerKey/samples',
  lazyRouteComponent(() => import('../features/registers/samples-page.js'), 'SamplesPage'),
);
const slip = page(
  '/items/$itemId/slip',
  lazyRouteComponent(() => import('../features/registers/slip-page.js'), 'SlipPage'),
);
const board = page(
  '/board',
  lazyRouteComponent(() => import('../features/board/board-page.js'), 'BoardPage'),
);
const boardItems = page(
  '/board/items',
  lazyRouteComponent(() => import('../features/board/board-items-page.js'), 'BoardItemsPage'),
);
const boardChanges = page(
  '/board/changes',
  lazyRouteComponent(() => import('../features/board/changes-page.js'), 'BoardChangesPage'),
);
const boardMerged = page(
  '/board/merged',
  lazyRouteComponent(() => import('../features/board/merged-page.js'), 'MergedPage'),
);
const boardUnit = page(
  '/board/units/$unitId/page',
  lazyRouteComponent(() => import('../features/board/unit-page.js'), 'UnitPagePage'),
);

const beginning = page(
  '/beginning',
  lazyRouteComponent(() => import('../features/setup/beginning-page.js'), 'BeginningPage'),
);
const upkeep = page(
  '/upkeep',
  lazyRouteComponent(() => import('../features/upkeep/upkeep-page.js'), 'UpkeepPage'),
);
const accounts = page(
  '/accounts',
  lazyRouteComponent(() => import('../features/accounts/accounts-page.js'), 'AccountsPage'),
);
const organisation = page(
  '/organisation',
  lazyRouteComponent(() => import('../features/people/organisation-page.js'), 'OrganisationPage'),
);
const unit = page(
  '/organisation/units/$unitId',
  lazyRouteComponent(() => import('../features/people/unit-page.js'), 'UnitPage'),
);
const organisationHistory = page(
  '/organisation/history',
  lazyRouteComponent(() => import('../features/people/history-page.js'), 'OrganisationHistoryPage'),
);
const people = page(
  '/people',
  lazyRouteComponent(() => import('../features/people/people-page.js'), 'PeoplePage'),
);
const person = page(
  '/people/$personId',
  lazyRouteComponent(() => import('../features/people/person-page.js'), 'PersonPage'),
);
const roles = page(
  '/roles',
  lazyRouteComponent(() => import('../features/roles/roles-page.js'), 'RolesPage'),
);
const calendar = page(
  '/calendar',
  lazyRouteComponent(() => import('../features/calendar/calendar-page.js'), 'CalendarPage'),
);
const peopleImport = page(
  '/organisation/import',
  lazyRouteComponent(() => import('../features/people-import/import-page.js'), 'ImportPage'),
);

const definitions = page(
  '/definitions',
  lazyRouteComponent(() => import('../features/definitions/definitions-page.js'), 'DefinitionsPage'),
);
const definitionDraft = page(
  '/definitions/drafts/$draftId',
  lazyRouteComponent(() => import('../features/definitions/draft-page.js'), 'DraftPage'),
);
const upgrade = page(
  '/definitions/$key/upgrade',
  lazyRouteComponent(() => import('../features/designer/upgrade/upgrade-page.js'), 'UpgradePage'),
);
const formChange = page(
  '/definitions/forms/$form/change',
  lazyRouteComponent(() => import('../features/form-change/form-change-page.js'), 'FormChangePage'),
);
const upgradeRun = page(
  '/definitions/upgrades/$migrationId',
  lazyRouteComponent(() => import('../features/designer/upgrade/upgrade-run-page.js'), 'UpgradeRunPage'),
);
const optionSets = page(
  '/definitions/options',
  lazyRouteComponent(() => import('../features/option-sets/option-sets-page.js'), 'OptionSetsPage'),
);
const optionSet = page(
  '/definitions/options/$setKey',
  lazyRouteComponent(() => import('../features/option-sets/option-set-page.js'), 'OptionSetPage'),
);
const design = page(
  '/definitions/designs/$designId',
  lazyRouteComponent(() => import('../features/designer/design-page.js'), 'DesignPage'),
);
const tryOut = page(
  '/definitions/designs/$designId/try-out',
  lazyRouteComponent(() => import('../features/designer/try-out/try-out-page.js'), 'TryOutPage'),
);
const start = page(
  '/start',
  lazyRouteComponent(() => import('../features/start/start-page.js'), 'StartPage'),
);

const reviews = page(
  '/reviews',
  lazyRouteComponent(() => import('../features/reviews/reviews-page.js'), 'ReviewsPage'),
);
const reviewYears = page(
  '/reviews/years',
  lazyRouteComponent(() => import('../features/reviews/years-page.js'), 'YearsPage'),
);
const review = page(
  '/reviews/$reviewId',
  lazyRouteComponent(() => import('../features/reviews/review-page.js'), 'ReviewPage'),
);
const reviewSheet = page(
  '/review-sheets/$sheetId',
  lazyRouteComponent(() => import('../features/reviews/sheet-page.js'), 'SheetPage'),
);
const closing = page(
  '/campaigns/$campaignId/closing',
  lazyRouteComponent(() => import('../features/reviews/closing-page.js'), 'ClosingPage'),
);

/** An address that leads nowhere, with the way to everything else. */
const lost = page('$', () => <PageProblem />);

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    decide,
    password,
    shell.addChildren([
      start,
      definitions,
      definitionDraft,
      optionSets,
      optionSet,
      design,
      tryOut,
      upgrade,
      upgradeRun,
      formChange,
      handOver,
      stranded,
      reviews,
      reviewYears,
      review,
      reviewSheet,
      closing,
      beginning,
      upkeep,
      accounts,
      peopleImport,
      organisation,
      unit,
      organisationHistory,
      people,
      person,
      roles,
      calendar,
      board,
      boardItems,
      boardChanges,
      boardMerged,
      boardUnit,
      inbox,
      matters,
      decisions,
      item,
      me,
      history,
      audit,
      campaigns,
      campaign,
      register,
      candidates,
      registerPrint,
      registerChanges,
      samples,
      slip,
      lost,
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error, reset }) => <PageProblem error={error} onRetry={reset} />,
});
