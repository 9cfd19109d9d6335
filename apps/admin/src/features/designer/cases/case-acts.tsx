import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api/client.js';
import { ProblemAlert, Sheet } from '../../../shared/ui/index.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { CaseSheet } from './case-sheet.js';
import { casesKey, replayQuery, type CaseLine, type CaseResult, type Expected, type Replay } from './queries.js';
import { t } from './texts.js';

interface CaseActsProps {
  readonly designId: string;
  readonly revision: number;
  /** The one the result is of. */
  readonly seen: number;
  readonly line: CaseLine;
  readonly result: CaseResult | undefined;
  readonly mayManage: boolean;
}

type Asking = 'edit' | 'right' | 'remove' | null;

/** What can be done with one case. */
export const CaseActs = ({ designId, revision, seen, line, result, mayManage }: CaseActsProps) => {
  const client = useQueryClient();
  const { change } = useUrlValues();
  const [asking, setAsking] = useState<Asking>(null);
  const { id, name } = line;
  const again = useMutation({
    mutationFn: () => api.post<Replay>(`/designs/${designId}/cases/replay`, { ids: [id] }),
    onSuccess: ({ revision: now, results: [only] }) =>
      // Somebody saved meanwhile: the others are not as they are shown either.
      now === seen
        ? client.setQueryData(replayQuery(designId, revision).queryKey, (all) =>
            all && only ? { ...all, results: all.results.map((one) => (one.id === id ? only : one)) } : all,
          )
        : client.invalidateQueries({ queryKey: casesKey }),
  });
  const copy = useMutation({
    mutationFn: () => api.post(`/designs/${designId}/cases/${id}/copy`, { name: t('copyName', { name }).slice(0, 60) }),
    onSuccess: () => client.invalidateQueries({ queryKey: casesKey }),
  });
  return (
    <div className="case-acts">
      <Button size="small" aria-label={t('openLabel', { name })} onClick={() => change({ view: 'walk', case: id })}>
        {t('open')}
      </Button>
      <Button size="small" loading={again.isPending} aria-label={t('againLabel', { name })} onClick={() => again.mutate()}>
        {t('again')}
      </Button>
      {mayManage ? (
        <>
          {result && !result.passed && result.standsAt !== null ? (
            <Button size="small" aria-label={t('rightLabel', { name })} onClick={() => setAsking('right')}>
              {t('right')}
            </Button>
          ) : null}
          <Button size="small" aria-label={t('editLabel', { name })} onClick={() => setAsking('edit')}>
            {t('edit')}
          </Button>
          <Button size="small" loading={copy.isPending} aria-label={t('copyLabel', { name })} onClick={() => copy.mutate()}>
            {t('copy')}
          </Button>
          <Button size="small" aria-label={t('removeLabel', { name })} onClick={() => setAsking('remove')}>
            {t('remove')}
          </Button>
        </>
      ) : null}
      {copy.error ? <ProblemAlert error={copy.error} /> : null}
      {again.error ? <ProblemAlert error={again.error} /> : null}
      {asking === 'edit' ? <CaseSheet designId={designId} before={line} run={null} expected={expectedOf(line)} onClose={() => setAsking(null)} /> : null}
      {asking === 'right' || asking === 'remove' ? (
        <SureSheet designId={designId} seen={seen} line={line} what={asking} stands={result?.standsAt ?? ''} onClose={() => setAsking(null)} />
      ) : null}
    </div>
  );
};

const expectedOf = ({ expected: { at, posts, light, dueOn } }: CaseLine): Expected => ({
  at: at.map(({ id }) => id),
  posts: posts === null ? null : posts.map(({ id }) => id),
  light,
  dueOn,
});

interface SureSheetProps {
  readonly designId: string;
  readonly seen: number;
  readonly line: CaseLine;
  readonly what: 'right' | 'remove';
  readonly stands: string;
  readonly onClose: () => void;
}

const SureSheet = ({ designId, seen, line: { id, name, revision }, what, stands, onClose }: SureSheetProps) => {
  const client = useQueryClient();
  const isRight = what === 'right';
  const settle = useMutation({
    mutationFn: () =>
      isRight
        ? api.post(`/designs/${designId}/cases/${id}/rerecord`, { revision, design: seen })
        : api.post(`/designs/${designId}/cases/${id}/remove`, { revision }),
    onSuccess: onClose,
    // Also a refusal means that it is not as it was shown.
    onSettled: () => client.invalidateQueries({ queryKey: casesKey }),
  });
  return (
    <Sheet
      title={t(isRight ? 'rightTitle' : 'removeTitle', { name })}
      busy={settle.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t(isRight ? 'notNow' : 'keep')}</Button>
          <Button type="primary" loading={settle.isPending} onClick={() => settle.mutate()}>
            {t(isRight ? 'right' : 'remove')}
          </Button>
        </>
      }
    >
      <p>{isRight ? t('rightText', { name, text: stands }) : t('removeText')}</p>
      {settle.error ? <ProblemAlert error={settle.error} /> : null}
    </Sheet>
  );
};
