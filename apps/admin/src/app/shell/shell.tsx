import { Outlet } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { meQuery } from '../../api/queries.js';
import { Loading } from '../../shared/ui/loading.js';
import { usePhone } from '../../shared/ui/use-phone.js';
import { useLive } from '../../shared/live/index.js';
import { DoneBar } from '../../shared/act/done-bar.js';
import { DemoDate } from './demo-date.js';
import { HatSwitch } from './hat-switch.js';
import { useNavigation } from './navigation.js';
import { BottomTabs, TopNav } from './nav.js';
import { TextSizeSwitch } from './text-size-switch.js';
import { AccountMenu } from './account-menu.js';
import { t } from './texts.js';
import { useIdleSignOut } from './use-idle-sign-out.js';
import './shell.css';

const skipToMain = () => document.getElementById('main')?.focus();

export const Shell = () => {
  const { data: me } = useSuspenseQuery(meQuery);
  const phone = usePhone();
  const nav = useNavigation(me);
  useIdleSignOut(me.publicComputer);
  useLive(me.person.id);
  return (
    <div className="shell">
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          skipToMain();
        }}
      >
        {t('skip')}
      </a>
      <header className="shell-head no-print" data-size={me.textSize}>
        <div className="shell-head-row">
          <span className="word-mark">{t('mark')}</span>
          <span className="shell-tenant">{me.tenant.name}</span>
          {phone ? null : <TopNav entries={nav.desk} />}
          <div className="shell-tools">
            {me.tenant.hasOwnDate ? (
              <DemoDate
                today={me.today}
                isTrial={!me.tenant.isDemo}
                mayMove={me.tenant.isDemo || me.permissions.some((one) => one === 'people.manage' || one === 'plans.edit')}
              />
            ) : null}
            {phone ? null : (
              <>
                <HatSwitch hats={me.hats} />
                <TextSizeSwitch size={me.textSize} />
                <AccountMenu me={me} />
              </>
            )}
          </div>
        </div>
      </header>
      {me.insecureTransport ? (
        <aside className="insecure no-print" aria-label={t('insecureLabel')}>
          {t('insecure')}
        </aside>
      ) : null}
      <main id="main" tabIndex={-1} className="shell-main">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <DoneBar />
      {phone ? <BottomTabs entries={nav.tabs} /> : null}
    </div>
  );
};
