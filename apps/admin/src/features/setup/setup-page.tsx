import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { SetupAnswerView, SetupLinkView, SetupStateView } from '../../api/generated.js';
import { Loading } from '../../shared/ui/loading.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { usePageTitle } from '../../shared/ui/use-page-title.js';
import { SetupDone } from './setup-done.js';
import { SetupWizard } from './setup-wizard.js';
import { t } from './texts.js';
import './setup.css';

/** Taken once and out of the address bar at once, so that it is in no history and no picture. */
const takeToken = (): string => {
  const token = new URLSearchParams(location.search).get('token') ?? '';
  if (token !== '') history.replaceState(history.state, '', '/setup');
  return token;
};

export const SetupPage = () => {
  usePageTitle(t('tab'));
  const [token] = useState(takeToken);
  const state = useQuery({ queryKey: ['setup'], queryFn: () => api.get<SetupStateView>('/setup'), retry: false, staleTime: Infinity });
  const link = useQuery({
    queryKey: ['setup', 'link'],
    queryFn: () => api.post<SetupLinkView>('/setup/link', { token }),
    retry: false,
    staleTime: Infinity,
    enabled: token !== '' && state.data?.state === 'needed',
  });
  const found = useMutation({ mutationFn: (body: object) => api.post<SetupAnswerView>('/setup', { ...body, token }) });
  return (
    <div className="setup">
      <main className="setup-main">
        <h1 className="setup-unit">{found.data ? t('done') : t('title')}</h1>
        <p className="setup-mark no-print">{t('mark')}</p>
        {found.data ? (
          <SetupDone passwords={found.data.passwords} />
        ) : (
          <>
            {state.isPending || link.isLoading ? <Loading /> : null}
            {state.error ? <ProblemAlert error={state.error} /> : null}
            {link.error ? <ProblemAlert error={link.error} /> : null}
            {state.data?.state === 'done' ? (
              <p className="notice">
                {t('needless')}{' '}
                <Link to="/sign-in" search={{}}>
                  {t('toSignIn')}
                </Link>
              </p>
            ) : null}
            {state.data?.state === 'needed' && token === '' ? <p className="notice">{t('noToken')}</p> : null}
            {link.data ? <SetupWizard busy={found.isPending} error={found.error} onFinish={found.mutate} /> : null}
          </>
        )}
      </main>
    </div>
  );
};
