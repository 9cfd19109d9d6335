import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { AccountDetailView, HandedOutView } from '../../api/generated.js';
import { Loading } from '../../shared/ui/loading.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { Sheet } from '../../shared/ui/sheet.js';
import { HandedOut } from './handed-out.js';
import { t } from './texts.js';

type Act = AccountDetailView['acts'][number];
/** Each of these is asked twice: it takes something from somebody. */
const asked: readonly Act[] = ['reset', 'disable'];

/** One person's account: what may be done with it, and where it is signed in. */
export const AccountSheet = ({ personId, onClose }: { personId: string; onClose: () => void }) => {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Act | null>(null);
  const detail = useQuery({ queryKey: ['accounts', 'one', personId], queryFn: ({ signal }) => api.get<AccountDetailView>(`/accounts/${personId}`, signal) });
  const refresh = () => {
    setAsking(null);
    void client.invalidateQueries({ queryKey: ['accounts'] });
  };
  const change = useMutation({
    mutationFn: (body: { act: Act; session?: string }) => api.post<AccountDetailView>(`/accounts/${personId}/state`, body),
    onSuccess: refresh,
  });
  const give = useMutation({
    mutationFn: (act: 'open' | 'reset') =>
      act === 'open' ? api.post<HandedOutView>('/accounts', { people: [personId] }) : api.post<HandedOutView>(`/accounts/${personId}/password`, {}),
    onSuccess: refresh,
  });
  const act = (one: Act) => (one === 'open' || one === 'reset' ? give.mutate(one) : change.mutate({ act: one }));
  const { data } = detail;
  const busy = change.isPending || give.isPending;
  return (
    <Sheet
      title={data ? data.name : t('manage')}
      {...(data ? { subtitle: `${t('staffNo')} ${data.staffNo}` } : {})}
      busy={busy}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {detail.isPending ? <Loading /> : null}
      {[detail.error, change.error, give.error].map((error, at) => (error ? <ProblemAlert key={at} error={error} /> : null))}
      {give.data ? <HandedOut handed={give.data} /> : null}
      {data ? (
        <>
          {data.acts.length === 0 ? (
            <p className="grey">{t('noActs')}</p>
          ) : (
            <p className="account-acts">
              {data.acts.map((one) => (
                <Button key={one} disabled={busy} onClick={() => (asked.includes(one) ? setAsking(one) : act(one))}>
                  {t(one)}
                </Button>
              ))}
            </p>
          )}
          {asking ? (
            <div className="notice account-asking" role="alert">
              <p>{t(asking === 'reset' ? 'resetText' : 'disableText', { name: data.name })}</p>
              <p className="account-acts">
                <Button disabled={busy} onClick={() => setAsking(null)}>
                  {t('cancel')}
                </Button>
                <Button type="primary" loading={busy} onClick={() => act(asking)}>
                  {t('sure', { what: t(asking) })}
                </Button>
              </p>
            </div>
          ) : null}
          <h2 className="account-sessions-head">{t('sessions')}</h2>
          {data.sessions.length === 0 ? (
            <p className="grey">{t('noSessions')}</p>
          ) : (
            <ul className="account-sessions">
              {data.sessions.map((session) => (
                <li key={session.id}>
                  <span>
                    {t('since', { since: session.since })}{' '}
                    <span className="grey small">
                      {t(session.publicComputer ? 'public' : 'own')}，{t('seen', { at: session.seenAt })}
                    </span>
                  </span>
                  {data.acts.includes('sign-out') ? (
                    <button type="button" className="link-button" disabled={busy} onClick={() => change.mutate({ act: 'sign-out', session: session.id })}>
                      {t('end')}
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </>
      ) : null}
    </Sheet>
  );
};
