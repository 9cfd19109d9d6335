import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { EmptyState, PageHead, PageToCome } from '../../shared/ui/index.js';
import { startableQuery } from './queries.js';
import type { Startable } from './queries.js';
import { StartSheet } from './start-sheet.js';
import { t } from './texts.js';
import './start.css';

/** 发起: what the reader may begin of his own accord, by the posts he holds. */
export const StartPage = () => {
  const { data, error, refetch } = useQuery({ ...startableQuery, refetchOnMount: 'always' });
  const [chosen, setChosen] = useState<Startable | null>(null);
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  return (
    <div className="page page-narrow">
      <PageHead title={t('title')} tabTitle={t('title')} note={data.length > 0 ? t('note') : undefined} />
      {data.length === 0 ? (
        <div className="sheet">
          <EmptyState text={t('none')} />
        </div>
      ) : (
        <ul className="sheet start-list">
          {data.map((one) => (
            <li key={one.key}>
              <span className="start-words">
                <span className="start-title">{one.title}</span>
                {one.hint === null ? null : <span className="grey">{one.hint}</span>}
              </span>
              <Button onClick={() => setChosen(one)}>{one.label}</Button>
            </li>
          ))}
        </ul>
      )}
      {chosen ? <StartSheet startable={chosen} onClose={() => setChosen(null)} /> : null}
    </div>
  );
};
