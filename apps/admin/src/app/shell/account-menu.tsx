import { Link } from '@tanstack/react-router';
import type { Me } from '../../api/types.js';
import { t } from './texts.js';
import { useSignOut } from './use-sign-out.js';

export const AccountMenu = ({ me }: { me: Me }) => {
  const signOut = useSignOut();
  return (
    <div className="account">
      <Link to="/me" className="name" aria-label={t('account', { name: me.person.name })}>
        {me.person.name}
      </Link>
      <button type="button" className="link-button" disabled={signOut.isPending} onClick={() => signOut.mutate({})}>
        {t('signOut')}
      </button>
    </div>
  );
};
