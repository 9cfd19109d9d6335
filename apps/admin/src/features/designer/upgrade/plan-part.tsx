import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Loading, ProblemAlert } from '../../../shared/ui/index.js';
import { ApplyPart } from './apply-part.js';
import { BlockedPart } from './blocked-part.js';
import { keepChoices, planBody, readChoices } from './choices.js';
import { GroupsPart } from './groups-part.js';
import { planQuery } from './queries.js';
import type { Version } from './queries.js';
import { RehearsalPart } from './rehearsal-part.js';
import { t } from './texts.js';

/** From what was chosen to where everything lands, and on to the order. */
export const PlanPart = ({ from, to }: { from: Version; to: Version }) => {
  const [choices, setChoices] = useState(() => readChoices(from.id, to.id));
  useEffect(() => keepChoices(from.id, to.id, choices), [from.id, to.id, choices]);
  const states = new Set(from.places.flatMap(({ id, kind }) => (kind === 'state' ? [id] : [])));
  const body = planBody(choices, { from: from.id, to: to.id, states });
  const { data: plan, error, isPlaceholderData, refetch } = useQuery({ ...planQuery(body), placeholderData: keepPreviousData, refetchOnMount: 'always' });
  const [rehearsed, setRehearsed] = useState<string | null>(null);
  if (!plan) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <GroupsPart plan={plan} to={to} choices={choices} onChange={setChoices} />
      <p className="up-sum" role="status" aria-busy={isPlaceholderData}>
        {t('sum', { running: plan.running, movable: plan.movable })}
        {plan.staying > 0 ? t('sumStaying', { count: plan.staying }) : ''}
        {plan.blocked.length > 0 ? t('sumBlocked', { count: plan.running - plan.movable - plan.staying }) : ''}
      </p>
      <BlockedPart plan={plan} from={from} onLeave={(id) => setChoices((now) => ({ ...now, items: [...now.items.filter((one) => one !== id), id] }))} />
      <RehearsalPart body={body} running={plan.running} onDone={setRehearsed} />
      <ApplyPart body={body} plan={plan} from={from} to={to} isRehearsed={rehearsed === JSON.stringify(body)} isSettled={!isPlaceholderData} />
    </>
  );
};
