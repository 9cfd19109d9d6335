import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys, meQuery } from '../../api/queries.js';
import { HatSwitch } from '../../app/shell/hat-switch.js';
import { MoreLinks } from '../../app/shell/more-links.js';
import { TextSizeSwitch } from '../../app/shell/text-size-switch.js';
import { useSignOut } from '../../app/shell/use-sign-out.js';
import { PasswordForm } from '../../shared/password/index.js';
import { ProxyPart } from '../../shared/proxies/index.js';
import { StrandedLine } from '../../shared/stranded/index.js';
import { words } from '../../shared/texts/words.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { usePhone } from '../../shared/ui/use-phone.js';
import { Button } from 'antd';
import { OutboundPart } from './outbound-part.js';
import './me.css';

const t = words('me', {
  title: '我的',
  staffNo: '工号 {{no}}',
  hats: '身份',
  noHats: '暂无任职',
  narrow: '只看一个身份的事',
  size: '字号',
  phone: '党办电话',
  signOut: '退出登录',
  password: '修改密码',
  changed: '密码已修改，您在别处的登录已经结束。',
});

export const MePage = () => {
  const { data: me } = useSuspenseQuery(meQuery);
  const signOut = useSignOut();
  const phone = usePhone();
  return (
    <div className="page page-narrow me-page">
      <PageHead title={me.person.name} tabTitle={t('title')} note={t('staffNo', { no: me.person.staffNo })} />
      <dl className="sheet me-list">
        <div>
          <dt>{t('hats')}</dt>
          <dd>{me.hats.length === 0 ? t('noHats') : me.hats.map((hat) => <p key={`${hat.post}:${hat.unitId}`}>{hat.label}</p>)}</dd>
        </div>
        {me.hats.length > 1 ? (
          <div>
            <dt>{t('narrow')}</dt>
            <dd>
              <HatSwitch hats={me.hats} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t('size')}</dt>
          <dd>
            <TextSizeSwitch size={me.textSize} />
          </dd>
        </div>
        {me.tenant.officePhone ? (
          <div>
            <dt>{t('phone')}</dt>
            <dd>
              <a href={`tel:${me.tenant.officePhone}`}>{me.tenant.officePhone}</a>
            </dd>
          </div>
        ) : null}
      </dl>
      {phone ? <MoreLinks me={me} /> : null}
      <ProxyPart />
      <StrandedLine always />
      <OutboundPart />
      <OwnPassword />
      <p style={{ marginTop: 24 }}>
        <Button loading={signOut.isPending} onClick={() => signOut.mutate({})}>
          {t('signOut')}
        </Button>
      </p>
    </div>
  );
};

const OwnPassword = () => {
  const client = useQueryClient();
  const [state, setState] = useState<'closed' | 'open' | 'changed'>('closed');
  return (
    <section style={{ marginTop: 24 }}>
      {state === 'open' ? (
        <PasswordForm
          wasGiven={false}
          onDone={(me) => {
            client.setQueryData(keys.me, me);
            setState('changed');
          }}
        />
      ) : (
        <Button onClick={() => setState('open')}>{t('password')}</Button>
      )}
      {state === 'changed' ? (
        <p role="status" style={{ marginTop: 8 }}>
          {t('changed')}
        </p>
      ) : null}
    </section>
  );
};
