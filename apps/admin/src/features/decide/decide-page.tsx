import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api, newKey } from '../../api/client.js';
import type { DecisionLinkAnswer, DecisionLinkView } from '../../api/generated.js';
import { longest, ReasonField } from '../../shared/act/reason-field.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { usePageTitle } from '../../shared/ui/use-page-title.js';
import { t } from './texts.js';
import './decide.css';

type Act = DecisionLinkView['acts'][number];

/** Where a link leads: what would be decided, asked once more, and only then done. The token never stands in an address that is sent. */
export const DecidePage = () => {
  usePageTitle(t('tab'));
  const [token] = useState(() => location.hash.slice(1));
  const look = useQuery({
    queryKey: ['decision-link', token],
    queryFn: ({ signal }) => api.get<DecisionLinkView>('/decision-link', signal, { 'x-decision-link': token }),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (token === '')
    return (
      <Frame>
        <p>{t('noToken')}</p>
        <SignIn to="/decisions" />
      </Frame>
    );
  if (look.error)
    return (
      <Frame>
        <ProblemAlert error={look.error} />
        <SignIn to="/decisions" />
      </Frame>
    );
  return <Frame>{look.data ? <Deciding token={token} view={look.data} /> : <p role="status">{t('loading')}</p>}</Frame>;
};

const Frame = ({ children }: { children: ReactNode }) => (
  <div className="decide">
    <main id="main">
      <header className="decide-mark">
        <span className="word-mark">{t('mark')}</span>
      </header>
      <div className="sheet decide-sheet">{children}</div>
    </main>
  </div>
);

/** By a whole new page: whoever signs in begins there afresh. */
const SignIn = ({ to, label = t('signIn') }: { to: string; label?: string }) => (
  <p className="decide-way">
    <a href={to}>{label}</a>
  </p>
);

const Deciding = ({ token, view }: { token: string; view: DecisionLinkView }) => {
  const [act, setAct] = useState<Act | null>(null);
  const [words, setWords] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [key, setKey] = useState(newKey);
  const send = useMutation({
    mutationFn: (chosen: Act) => {
      const said = words.trim();
      return api.post<DecisionLinkAnswer>(
        '/decision-link',
        { token, type: chosen.type, expectedVersion: view.version, ...(said === '' ? {} : chosen.type === 'AGREE' ? { opinion: said } : { reason: said }) },
        { key },
      );
    },
  });
  const handleChoose = (chosen: Act | null) => {
    setAct(chosen);
    setWords('');
    setError(null);
    setKey(newKey());
    send.reset();
  };
  const handleSure = (chosen: Act) => {
    if (chosen.reason === 'required' && words.trim() === '') return setError(t('reasonMissing'));
    send.mutate(chosen);
  };
  if (send.data)
    return (
      <>
        <h1>{view.title}</h1>
        <p role="status">
          <b>{t('done', { sentence: send.data.sentence })}</b>
        </p>
        <SignIn to={`/items/${view.itemId}`} />
      </>
    );
  return (
    <>
      <h1>{view.title}</h1>
      <p>{[view.filler, view.summary].filter(Boolean).join(' · ')}</p>
      <p className="grey">{[view.state, view.due].filter(Boolean).join(' · ')}</p>
      <p className="decide-signer">{t('signer', { signer: view.signer })}</p>
      {act ? (
        <>
          {act.type === 'RETURN' && act.toLabel ? <p className="grey">{t('toSubmitter', { to: act.toLabel })}</p> : null}
          {act.reason === 'none' ? null : (
            <ReasonField
              action={act}
              value={words}
              error={error}
              onChange={(value) => {
                setWords(value);
                setError(null);
                setKey(newKey());
              }}
            />
          )}
          {send.error ? <ProblemAlert error={send.error} /> : null}
          <div className="decide-acts">
            <Button onClick={() => handleChoose(null)} disabled={send.isPending}>
              {t('back')}
            </Button>
            <Button type="primary" loading={send.isPending} disabled={words.length > longest} onClick={() => handleSure(act)}>
              {t('sure', { label: act.label })}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="grey small">{t('hint')}</p>
          {view.acts.length === 0 ? <p>{t('nothing')}</p> : null}
          <div className="decide-acts">
            {[...view.acts]
              .sort((one, other) => Number(one.type === 'AGREE') - Number(other.type === 'AGREE'))
              .map((each) => (
                <Button key={each.type} type={each.type === 'AGREE' ? 'primary' : 'default'} onClick={() => handleChoose(each)}>
                  {each.label}
                </Button>
              ))}
          </div>
          <SignIn to={`/items/${view.itemId}`} label={t('whole')} />
        </>
      )}
      <p className="grey small">{t('once', { text: view.expiresText })}</p>
    </>
  );
};
