import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.js';
import { HatSwitch } from '../../app/shell/hat-switch.js';
import { TextSizeSwitch } from '../../app/shell/text-size-switch.js';
import { useSignOut } from '../../app/shell/use-sign-out.js';
import { words } from '../../shared/texts/words.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { Button } from 'antd';
import './me.css';

const t = words('me', { title: '我的', staffNo: '工号 {{no}}', hats: '身份', noHats: '暂无任职', narrow: '只看一个身份的事', size: '字号', phone: '党办电话', signOut: '退出登录' });

export const MePage = () => {
  const { data: me } = useSuspenseQuery(meQuery);
  const signOut = useSignOut();
  return (
    <div className="page page-narrow">
      <PageHead title={me.person.name} tabTitle={t('title')} note={t('staffNo', { no: me.person.staffNo })} />
      <dl className="sheet me-list">
        <div><dt>{t('hats')}</dt><dd>{me.hats.length === 0 ? t('noHats') : me.hats.map((hat) => <p key={`${hat.post}:${hat.unitId}`}>{hat.label}</p>)}</dd></div>
        {me.hats.length > 1 ? <div><dt>{t('narrow')}</dt><dd><HatSwitch hats={me.hats} /></dd></div> : null}
        <div><dt>{t('size')}</dt><dd><TextSizeSwitch size={me.textSize} /></dd></div>
        {me.tenant.officePhone ? <div><dt>{t('phone')}</dt><dd><a href={`tel:${me.tenant.officePhone}`}>{me.tenant.officePhone}</a></dd></div> : null}
      </dl>
      <p style={{ marginTop: 24 }}><Button loading={signOut.isPending} onClick={() => signOut.mutate({})}>{t('signOut')}</Button></p>
    </div>
  );
};
