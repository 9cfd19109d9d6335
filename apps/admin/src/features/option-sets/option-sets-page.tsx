import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { optionSetsQuery, type OptionSetsView } from '../../api/queries.js';
import { EmptyState, PageHead, PageToCome } from '../../shared/ui/index.js';
import { t } from './texts.js';
import './option-sets.css';

/** 选项表: what several forms choose from, written once. */
export const OptionSetsPage = () => {
  const { data, error, refetch } = useQuery(optionSetsQuery);
  const [q, setQ] = useState('');
  const navigate = useNavigate();
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  const word = q.trim();
  const found = data.sets.filter(({ title, labels }) => word === '' || [title, ...labels].some((text) => text.includes(word)));
  const make = data.mayManage ? (
    <Button type="primary" onClick={() => void navigate({ to: '/definitions/options/$setKey', params: { setKey: 'new' } })}>
      {t('make')}
    </Button>
  ) : null;
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('title')}
        tabTitle={t('title')}
        note={t('note')}
        back={{ to: '/definitions', label: t('back') }}
        extra={data.sets.length === 0 ? null : make}
      />
      <section className="sheet os-part" aria-label={t('title')}>
        {data.sets.length === 0 ? (
          <EmptyState text={t('none')}>{make}</EmptyState>
        ) : (
          <>
            <Input type="search" allowClear value={q} aria-label={t('search')} placeholder={t('search')} onChange={({ target }) => setQ(target.value)} />
            <p className="grey" role="status" aria-live="polite">
              {found.length === 0 ? t('searchNone', { q: word }) : ''}
            </p>
            <ul className="os-sets">
              {found.map((set) => (
                <li key={set.key}>
                  <SetLine set={set} word={word} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
};

const SetLine = ({ set, word }: { readonly set: OptionSetsView['sets'][number]; readonly word: string }) => {
  const { key, title, version, offered, retired, savedText, forms, behind, labels } = set;
  const shown = word !== '' && !title.includes(word) ? labels.filter((label) => label.includes(word)) : labels;
  return (
    <>
      <Link to="/definitions/options/$setKey" params={{ setKey: key }}>
        {title}
      </Link>
      <span className="os-labels">{shown.slice(0, 8).join('、') + (shown.length > 8 ? ' …' : '')}</span>
      <span className="grey small">
        {[
          t(retired > 0 ? 'countsRetired' : 'counts', { offered, retired }),
          forms === 0 ? t('unused') : t('usedBy', { forms }),
          `${t('version', { n: version })} ${savedText}`,
        ].join(' · ')}
      </span>
      {behind > 0 ? <span className="small os-behind">{t('behind', { behind })}</span> : null}
    </>
  );
};
