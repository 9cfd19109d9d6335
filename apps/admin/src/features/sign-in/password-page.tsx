import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useSignOut } from '../../app/shell/use-sign-out.js';
import { keys, meQuery } from '../../api/queries.js';
import { PasswordForm } from '../../shared/password/index.js';
import { t } from '../../shared/password/texts.js';
import { usePageTitle } from '../../shared/ui/use-page-title.js';
import './sign-in.css';

/** Nothing else opens before a password given by somebody else is changed. */
export const PasswordPage = () => {
  usePageTitle(t('title'));
  const { data: me } = useSuspenseQuery(meQuery);
  const { to } = useSearch({ from: '/password' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <div className="sign-in">
      <main className="sign-in-main">
        <h1 className="sign-in-unit">{me.mustChangePassword ? t('mustTitle') : t('title')}</h1>
        <p className="sign-in-mark">{me.person.name}</p>
        {me.mustChangePassword ? (
          <p className="notice" style={{ marginBottom: 16 }}>
            {t('must')}
          </p>
        ) : null}
        <PasswordForm
          wasGiven={me.mustChangePassword}
          onDone={(changed) => {
            client.setQueryData(keys.me, changed);
            void navigate({ href: to ?? '/', replace: true });
          }}
        />
        <p style={{ marginTop: 16, textAlign: 'center' }}>
          <Button type="link" loading={signOut.isPending} onClick={() => signOut.mutate({})}>
            {t('signOut')}
          </Button>
        </p>
      </main>
    </div>
  );
};
