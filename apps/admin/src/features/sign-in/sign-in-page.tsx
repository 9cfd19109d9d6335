import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { Me } from '../../api/types.js';
import { lastSaved, rememberSaved } from '../../shared/saved-at.js';
import { leaveSaidTo } from '../../shared/said.js';
import { hasUnsaved, leaveUnsavedTo } from '../../shared/unsaved.js';
import { usePageTitle } from '../../shared/ui/use-page-title.js';
import { DemoSignIns } from './demo-sign-ins.js';
import type { DemoSignInsView } from './demo-sign-ins.js';
import { SignInForm } from './sign-in-form.js';
import type { Credentials } from './sign-in-form.js';
import { t } from './texts.js';
import './sign-in.css';

/** Who sees to it that others hand in begins with how everybody stands. */
const firstPage = (me: Me): string => (me.permissions.includes('reminders.send') ? '/board' : '/');

export const SignInPage = () => {
  usePageTitle(t('tab'));
  const { to } = useSearch({ from: '/sign-in' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const demo = useQuery({ queryKey: ['demo-sign-ins'], queryFn: () => api.get<DemoSignInsView>('/demo-sign-ins'), retry: false });
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => api.post<Me>('/session', credentials),
    onSuccess: async (me) => {
      client.clear();
      // Whoever signs in next on this machine is not told when somebody else saved.
      rememberSaved(null);
      leaveUnsavedTo(me.person.id);
      leaveSaidTo(me.person.id);
      client.setQueryData(keys.me, me);
      await navigate({ href: to ?? firstPage(me), replace: true });
    },
  });
  const saved = lastSaved();
  return (
    <div className="sign-in">
      <main className="sign-in-main">
        <h1 className="sign-in-unit">{demo.data?.tenant ?? t('mark')}</h1>
        <p className="sign-in-mark">{t('mark')}</p>
        {to ? (
          <p className="notice" role="status">
            {saved ? t('saved', { at: saved }) : t('again')}
            {hasUnsaved() ? t('unsaved') : null}
          </p>
        ) : null}
        <SignInForm busy={signIn.isPending} error={signIn.error} onSignIn={signIn.mutate} />
        {demo.data && demo.data.sessions.length > 0 ? <DemoSignIns view={demo.data} busy={signIn.isPending} onSignIn={signIn.mutate} /> : null}
      </main>
      <footer className="sign-in-foot">
        <p>{t('foot')}</p>
        {demo.data?.officePhone ? <p>{t('phone', { phone: demo.data.officePhone })}</p> : null}
      </footer>
    </div>
  );
};
