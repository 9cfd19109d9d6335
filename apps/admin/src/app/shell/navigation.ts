import { useQuery } from '@tanstack/react-query';
import { decisionsQuery, registersQuery, startableQuery } from '../../api/queries.js';
import type { RegisterRef } from '../../api/queries.js';
import { stuckQuery } from '../../shared/stuck/index.js';
import { useOnlyReads } from '../../shared/only-reads.js';
import type { Me } from '../../api/types.js';
import { t } from './texts.js';

export interface NavEntry {
  readonly to: string;
  readonly label: string;
  readonly exact: boolean;
  readonly count: number | null;
}

const entry = (to: string, label: string, more: Partial<NavEntry> = {}): NavEntry => ({ to, label, exact: false, count: null, ...more });
const registerEntry = ({ key, title }: RegisterRef) => entry(`/registers/${key}`, title);

/** Where this reader may go; the server still decides on every page. */
export const useNavigation = (me: Me): { readonly desk: readonly NavEntry[]; readonly tabs: readonly NavEntry[] } => {
  const may = (...permissions: readonly string[]) => permissions.some((permission) => me.permissions.includes(permission));
  const mayRegisters = may('registers.read', 'registers.manage');
  const { data: registers = [] } = useQuery({ ...registersQuery, enabled: mayRegisters });
  const onlyReads = useOnlyReads(me) === true;
  const { data: decisions } = useQuery(decisionsQuery('mine'));
  const { data: startable = [] } = useQuery(startableQuery);
  const { data: stuck } = useQuery({ ...stuckQuery, enabled: may('people.manage') });
  const waiting = decisions?.counts.mine ?? 0;
  const home = entry('/', t('inbox'), { exact: true });
  const ledger = mayRegisters ? registers.map(registerEntry) : [];
  const board = may('plans.edit') || (may('plans.read') && may('items.read-all', 'items.read-area')) ? [entry('/board', t('board'))] : [];
  const reads = may('people.manage', 'security.manage');
  const organisation = [
    ...(reads ? [entry('/organisation', t('organisation')), entry('/people', t('people'))] : []),
    ...(may('people.manage', 'security.manage', 'audit.manage', 'history.audit') ? [entry('/roles', t('roles'))] : []),
    ...(!reads && may('audit.manage', 'history.audit') ? [entry('/organisation/history', t('organisationHistory'))] : []),
    ...(may('calendar.manage') ? [entry('/calendar', t('calendar'))] : []),
  ];
  return {
    desk: [
      ...board,
      ...(onlyReads ? [] : [home, entry('/decisions', t('decisions'), { count: waiting > 0 ? waiting : null })]),
      ...(startable.length > 0 ? [entry('/start', t('start'))] : []),
      ...(may('plans.read', 'plans.edit') ? [entry('/campaigns', t('campaigns'))] : []),
      ...ledger,
      ...(may('plans.read', 'plans.edit', 'reviews.manage') ? [entry('/reviews', t('reviews'))] : []),
      ...(may('history.audit') ? [entry('/audit', t('audit'))] : []),
      ...(may('definitions.manage', 'history.audit') ? [entry('/definitions', t('definitions'))] : []),
      ...organisation,
      ...(may('people.manage', 'security.manage') ? [entry('/beginning', t('beginning'))] : []),
      ...(stuck && stuck.rows.length > 0 ? [entry('/upkeep', t('upkeep'), { count: stuck.rows.length })] : []),
      ...(may('people.manage', 'security.manage', 'audit.manage') ? [entry('/accounts', t('accounts'))] : []),
    ],
    tabs: [
      ...(onlyReads ? [entry('/audit', t('audit'))] : [home, entry('/matters', t('matters'), { count: waiting > 0 ? waiting : null })]),
      ...board,
      ...ledger.slice(0, 1),
      ...(reads ? organisation.slice(0, 2) : []),
      entry('/me', t('me')),
    ],
  };
};
