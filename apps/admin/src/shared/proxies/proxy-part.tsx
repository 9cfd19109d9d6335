import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { meQuery } from '../../api/queries.js';
import { PersonPicker } from '../organisation/index.js';
import { DayField } from '../ui/day-field.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { proxiesQuery, useNameProxy, useRevokeProxy } from './queries.js';
import type { ProxiesView, ProxyLine } from './queries.js';
import { t } from './texts.js';
import './proxies.css';

/** «我值班或外出时，请 张某 代办，从…到…», and what is arranged. Without a person it is for oneself. */
export const ProxyPart = ({ person = null }: { person?: string | null }) => {
  const { data: view, error } = useQuery(proxiesQuery(person));
  if (!view) return error ? <ProblemAlert error={error} /> : null;
  return (
    <section className="sheet proxy-part" aria-labelledby="proxies">
      <h2 id="proxies">{t('title')}</h2>
      <p className="grey small">{t(person === null ? 'ownNote' : 'otherNote', { name: view.of.name })}</p>
      <AskForm view={view} isOwn={person === null} />
      <Lines lines={[...view.named, ...view.standing]} />
    </section>
  );
};

const AskForm = ({ view, isOwn }: { view: ProxiesView; isOwn: boolean }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const [proxyId, setProxyId] = useState<string | null>(null);
  const [from, setFrom] = useState(me.today.on);
  const [to, setTo] = useState('');
  const name = useNameProxy();
  if (view.candidates.length === 0 && !view.mayChooseAnybody) return <p className="grey">{t('nobody')}</p>;
  const handleSave = () => {
    if (proxyId !== null)
      name.mutate(
        { ...(isOwn ? {} : { principalId: view.of.id }), proxyId, from, to },
        {
          onSuccess: () => {
            setProxyId(null);
            setTo('');
          },
        },
      );
  };
  return (
    <>
      <div className="proxy-ask">
        <span>{isOwn ? t('ask') : t('askOther', { name: view.of.name })}</span>
        <span className="proxy-who">
          {view.mayChooseAnybody ? (
            <PersonPicker label={t('who')} value={proxyId} onChange={setProxyId} />
          ) : (
            <Select
              aria-label={t('who')}
              placeholder={t('choose')}
              popupMatchSelectWidth={false}
              showSearch={{ optionFilterProp: 'label' }}
              value={proxyId}
              onChange={setProxyId}
              style={{ width: '100%' }}
              options={view.candidates.map(({ id, label }) => ({ value: id, label }))}
            />
          )}
        </span>
        <span>{t('standIn')}</span>
        <DayField label={t('from')} value={from} bare onChange={setFrom} />
        <span>{t('until')}</span>
        <DayField label={t('to')} value={to} bare onChange={setTo} />
        <Button type="primary" disabled={proxyId === null || from === '' || to === ''} loading={name.isPending} onClick={handleSave}>
          {t('save')}
        </Button>
      </div>
      {name.error ? <ProblemAlert error={name.error} /> : null}
    </>
  );
};

const Lines = ({ lines }: { lines: readonly ProxyLine[] }) => {
  const revoke = useRevokeProxy();
  if (lines.length === 0) return <p className="grey">{t('none')}</p>;
  return (
    <>
      <ul className="proxy-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <span>{t('named', { proxy: line.proxy.name, principal: line.principal.name, from: line.from.text, to: line.to.text })}</span>
            <span className="grey small">{t(line.when)}</span>
            {line.mayRevoke ? (
              <Button size="small" loading={revoke.isPending && revoke.variables === line.id} onClick={() => revoke.mutate(line.id)}>
                {t('revoke')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {revoke.error ? <ProblemAlert error={revoke.error} /> : null}
    </>
  );
};
