import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { meQuery } from '../../api/queries.js';
import { ProxyPart } from '../../shared/proxies/index.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { PageToCome } from '../../shared/ui/page-to-come.js';
import { HandLine } from './hand-line.js';
import { openWorkQuery, useHandOver } from './queries.js';
import type { HandOverAnswer, OpenLine, OpenWork } from './queries.js';
import { t } from './texts.js';
import './handover.css';

/** Everything somebody has in hand, and to whom each goes. */
export const HandOverPage = () => {
  const { personId = '' } = useParams({ strict: false });
  const { data: work, error, refetch } = useQuery(openWorkQuery(personId));
  if (!work) return <PageToCome error={error} onRetry={refetch} />;
  return <Work key={personId} work={work} />;
};

const keyOf = ({ itemId, slotId }: Pick<OpenLine, 'itemId' | 'slotId'>): string => `${itemId}.${slotId ?? ''}`;

const Work = ({ work }: { work: OpenWork }) => {
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({});
  const { data: me } = useSuspenseQuery(meQuery);
  const hand = useHandOver();
  const { name } = work.person;
  const takerOf = (line: OpenLine): string | null => (chosen[keyOf(line)] === undefined ? line.proposed : (chosen[keyOf(line)] ?? null));
  const lines = work.lines.flatMap((line) => {
    const to = takerOf(line);
    return to === null ? [] : [{ itemId: line.itemId, slotId: line.slotId, fields: line.fields, to }];
  });
  return (
    <div className="page">
      <PageHead
        title={t('title', { name })}
        tabTitle={t('tab')}
        back={{ to: '/hand-over', label: t('back') }}
        note={work.lines.length === 0 ? t('none', { name }) : t('count', { name, count: work.lines.length })}
      />
      {hand.data ? <Outcome answer={hand.data} /> : null}
      {work.lines.length > 0 ? (
        <ul className="sheet hand-lines" aria-label={t('title', { name })}>
          {work.lines.map((line) => (
            <HandLine key={keyOf(line)} line={line} to={takerOf(line)} onChoose={(to) => setChosen((all) => ({ ...all, [keyOf(line)]: to }))} />
          ))}
        </ul>
      ) : null}
      <Foot count={lines.length} busy={hand.isPending} onHand={(reason, byRule) => hand.mutate({ personId: work.person.id, reason, byRule, lines })} />
      {hand.error ? <ProblemAlert error={hand.error} /> : null}
      {me.permissions.includes('items.hand-over') ? <ProxyPart person={work.person.id} /> : null}
    </div>
  );
};

const Foot = ({ count, busy, onHand }: { count: number; busy: boolean; onHand: (reason: string, byRule: boolean) => void }) => {
  const id = useId();
  const [reason, setReason] = useState('');
  const [byRule, setByRule] = useState(false);
  return (
    <section className="sheet hand-foot">
      <div>
        <Checkbox checked={byRule} onChange={(event) => setByRule(event.target.checked)}>
          {t('byRule')}
        </Checkbox>
        <p className="grey">{t('hidden')}</p>
      </div>
      <div className="field">
        <label htmlFor={id}>{t('reason')}</label>
        <Input id={id} value={reason} maxLength={500} aria-describedby={`${id}-hint`} onChange={(event) => setReason(event.target.value)} />
        <p id={`${id}-hint`} className="field-hint">
          {t('reasonHint')}
        </p>
      </div>
      <p>
        <Button type="primary" disabled={(count === 0 && !byRule) || reason.trim() === ''} loading={busy} onClick={() => onHand(reason.trim(), byRule)}>
          {count === 0 ? t('handHidden') : t('hand', { count })}
        </Button>
      </p>
    </section>
  );
};

const Outcome = ({ answer }: { answer: HandOverAnswer }) => (
  <section className="sheet hand-foot" role="status" aria-label={t('done')}>
    <p>{answer.sentence}</p>
    {answer.results.some(({ ok }) => !ok) ? (
      <ul>
        {answer.results
          .filter(({ ok }) => !ok)
          .map((one) => (
            <li key={keyOf(one)}>{t('failed', { text: one.text })}</li>
          ))}
      </ul>
    ) : null}
  </section>
);
