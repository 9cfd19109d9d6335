import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { api, newKey } from '../../api/client.js';
import { refreshWork } from '../../api/queries.js';
import type { RegisterView, SampleView } from '../../api/types.js';
import { EmptyState, Loading, PageHead, ProblemAlert } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { registerQuery, samplesQuery } from './queries.js';
import { t } from './texts.js';
import './registers.css';

/** A share of what was closed at once is drawn by a number and looked at afterwards. */
export const SamplesPage = () => {
  const { registerKey = '' } = useParams({ strict: false });
  const samples = useQuery(samplesQuery(registerKey));
  const register = useInfiniteQuery(registerQuery(registerKey, {}));
  const view = register.data?.pages[0];
  const error = samples.error ?? register.error;
  if (!samples.data || !view)
    return (
      <div className="page">
        {error ? (
          <ProblemAlert
            error={error}
            onRetry={() => {
              void samples.refetch();
              void register.refetch();
            }}
          />
        ) : (
          <Loading />
        )}
      </div>
    );
  return (
    <div className="page">
      <PageHead
        title={view.sampling?.label ?? view.title}
        tabTitle={view.sampling?.label ?? view.title}
        note={t('sampleNote')}
        back={{ to: `/registers/${registerKey}`, label: view.title }}
      />
      <Draw view={view} />
      {samples.data.length === 0 ? (
        <div className="sheet">
          <EmptyState text={t('sampleNone')} />
        </div>
      ) : (
        samples.data.map((sample) => <Sample key={sample.id} sample={sample} />)
      )}
    </div>
  );
};

const usualShare = 10;

const Draw = ({ view }: { view: RegisterView }) => {
  const client = useQueryClient();
  const { values, change } = useUrlValues();
  const [share, setShare] = useState(usualShare);
  const [key, setKey] = useState(newKey);
  const campaign = values['campaign'] ?? view.filters.campaigns[0]?.id ?? '';
  const draw = useMutation({
    mutationFn: () => api.post<SampleView>(`/registers/${view.key}/samples`, { share, campaign }, { key }),
    onSuccess: async () => {
      setKey(newKey());
      await refreshWork(client);
    },
  });
  return (
    <section className="sheet sample-draw">
      <label className="register-filter">
        <span>{t('campaign')}</span>
        <select aria-label={t('campaign')} value={campaign} onChange={(event) => change({ campaign: event.target.value })}>
          {view.filters.campaigns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="register-filter">
        <span>{t('share')}</span>
        <InputNumber min={1} max={100} precision={0} aria-label={t('share')} value={share} onChange={(value) => setShare(value ?? usualShare)} />
        <span>%</span>
      </label>
      <Button type="primary" disabled={campaign === ''} loading={draw.isPending} onClick={() => draw.mutate()}>
        {t('draw')}
      </Button>
      {draw.error ? <ProblemAlert error={draw.error} /> : null}
    </section>
  );
};

const Sample = ({ sample }: { sample: SampleView }) => (
  <section className="sheet sample">
    <h2>{t('sampleTitle', { number: sample.number })}</h2>
    <p className="grey">
      {t('sampleFacts', { campaign: sample.campaign, drawn: sample.drawnText, pool: sample.pool, size: sample.size })}{' '}
      {sample.isRepeatable ? t('repeatable') : t('notRepeatable')}
    </p>
    <ul>
      {sample.entries.map((entry) => (
        <li key={entry.itemId}>
          <Link to={`/items/${entry.itemId}`}>
            {t('rowNo', { no: entry.serial })} {entry.title}
          </Link>
          <span className="grey">{entry.unit}</span>
          <strong>{entry.result}</strong>
        </li>
      ))}
    </ul>
  </section>
);
