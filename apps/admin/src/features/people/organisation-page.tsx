import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { OrganisationView } from '../../api/generated.js';
import { PageHead, PageToCome } from '../../shared/ui/index.js';
import { AddUnitSheet } from './add-unit-sheet.js';
import { AreasPart } from './areas-part.js';
import { GroupsPart } from './groups-part.js';
import { organisationQuery } from './queries.js';
import { t } from './texts.js';
import { UnitTree } from './unit-tree.js';
import './people.css';

/** Both trees side by side in official order, and the contact areas. */
export const OrganisationPage = () => {
  const organisation = useQuery(organisationQuery);
  if (!organisation.data) return <PageToCome error={organisation.error} onRetry={organisation.refetch} isWide />;
  return <Organisation view={organisation.data} />;
};

const trees = ['party', 'administrative'] as const;

const Organisation = ({ view }: { view: OrganisationView }) => {
  const [adding, setAdding] = useState(false);
  const [closed, setClosed] = useState(false);
  const navigate = useNavigate();
  const isThere = ({ to }: { to: string | null }) => to === null || to > view.today;
  const there = view.units.filter(isThere);
  const shown = closed ? view.units : there;
  return (
    <div className="page">
      <PageHead
        title={t('organisation')}
        tabTitle={t('organisation')}
        note={t('note')}
        extra={
          view.mayEdit ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('addUnit')}
            </Button>
          ) : null
        }
      />
      <div className="org-bar">
        <Checkbox checked={closed} onChange={(event) => setClosed(event.target.checked)}>
          {t('showClosed')}
        </Checkbox>
        {view.mayEdit ? <Link to="/organisation/import">{t('byWorkbook')}</Link> : null}
        <Link to="/organisation/history">{t('allHistory')}</Link>
      </div>
      <div className="org-trees">
        {trees.map((tree) => (
          <section key={tree} className="sheet org-tree" aria-labelledby={`tree-${tree}`}>
            <h2 id={`tree-${tree}`}>
              {t(tree)} <span className="grey small">{t('unitCount', { count: there.filter((unit) => unit.tree === tree).length })}</span>
            </h2>
            <UnitTree units={shown.filter((unit) => unit.tree === tree)} all={view.units} />
          </section>
        ))}
      </div>
      <AreasPart units={there.filter(({ tree }) => tree === 'party')} mayEdit={view.mayEdit} today={view.today} />
      <GroupsPart mayEdit={view.mayEdit} />
      {adding ? <AddUnitSheet view={view} onClose={() => setAdding(false)} onAdded={(id) => void navigate({ to: `/organisation/units/${id}` })} /> : null}
    </div>
  );
};
