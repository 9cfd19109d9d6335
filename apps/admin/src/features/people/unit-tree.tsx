import { Link } from '@tanstack/react-router';
import type { OrganisationView } from '../../api/generated.js';
import { dayWords } from '../../shared/organisation/index.js';
import { t } from './texts.js';

type Unit = OrganisationView['units'][number];
interface UnitTreeProps {
  readonly units: readonly Unit[];
  readonly all: readonly Unit[];
}

/** One tree as nested lists; a unit whose superior is not shown stands at the top. */
export const UnitTree = ({ units, all }: UnitTreeProps) => {
  const shown = new Set(units.map(({ id }) => id));
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const below = (parent: string | null) => units.filter(({ parentId }) => (parent === null ? parentId === null || !shown.has(parentId) : parentId === parent));
  const branch = (parent: string | null) => {
    const children = below(parent);
    return children.length === 0 ? null : (
      <ol>
        {children.map((unit) => (
          <li key={unit.id}>
            <Node unit={unit} names={names} />
            {branch(unit.id)}
          </li>
        ))}
      </ol>
    );
  };
  return branch(null);
};

const Node = ({ unit, names }: { unit: Unit; names: ReadonlyMap<string, string> }) => (
  <div className="org-node">
    <span className="org-node-no">
      <span className="visually-hidden">{t('ordinal', { no: unit.ordinal })}</span>
      <span aria-hidden="true">{unit.ordinal}</span>
    </span>
    <Link to={`/organisation/units/${unit.id}`}>{unit.name}</Link>
    <span className="org-node-more">{more(unit, names)}</span>
  </div>
);

function more({ to, mergedIntoId, members, departments }: Unit, names: ReadonlyMap<string, string>): string {
  if (mergedIntoId !== null) return t('mergedInto', { unit: names.get(mergedIntoId) ?? '' });
  if (to !== null) return t('closedFrom', { day: dayWords(to) });
  const covered = departments.map((id) => names.get(id) ?? '').join('、');
  return [...(members > 0 ? [t('members', { count: members })] : []), ...(covered === '' ? [] : [t('covers', { names: covered })])].join(' · ');
}
