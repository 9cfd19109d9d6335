import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import type { BeginningView } from '../../api/generated.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { StuckLine } from '../../shared/stuck/index.js';
import { words } from '../../shared/texts/words.js';
import { t } from './texts.js';
import './setup.css';

type Step = BeginningView['steps'][number];

const step = words('beginning', {
  administrators: '三名管理员都改用自己的密码',
  administratorsHint: '把一次性密码当面交给本人，请其尽快登录改密；没改以前，经手的人也能用它登录。谁在何时首次登录，记入变动记录',
  units: '导入单位',
  unitsHint: '党支部和科室，先下载模板，填好后上传',
  people: '导入人员和任职',
  peopleHint: '和单位在同一个表格里，有问题的行会退回来',
  accounts: '开通账号',
  accountsHint: '生成一次性密码名单，当面发给本人',
  office: '指定党办',
  officeHint: '党办干事可用表格任职，党办主任由安全管理员在人员页任命',
  secretaries: '每个支部有书记',
  secretariesHint: '没有书记的支部，报上来的清单没人审',
  areas: '划分片区、指定联系领导',
  areasHint: '每个支部归一个片区，也可填在同一个表格里导入',
  calendar: '今年的工作日历',
  calendarHint: '国务院办公厅公布的放假和调休安排，没公布前按周一至周五暂定',
  campaign: '第一个方案',
  campaignHint: '打开现成方案、从空白新建，或用去年的作底稿',
});

const places: Readonly<Record<Step['key'], string>> = {
  administrators: '/accounts',
  units: '/organisation/import',
  people: '/organisation/import',
  accounts: '/accounts',
  office: '/people',
  secretaries: '/people',
  areas: '/organisation',
  calendar: '/calendar',
  campaign: '/campaigns',
};

/** Steps that are not for administrators: their pages open for whoever may. */
const needs: Partial<Readonly<Record<Step['key'], readonly string[]>>> = { calendar: ['calendar.manage'], campaign: ['plans.edit', 'plans.read'] };

const Mark = ({ isDone }: { isDone: boolean }) => (
  <svg width="18" height="18" viewBox="0 0 18 18" role="img" aria-label={isDone ? '已做好' : '还没做好'} className={isDone ? 'done-mark' : 'open-mark'}>
    {isDone ? (
      <path d="M3 9.500L7.500 14 15 4.500" fill="none" stroke="currentColor" strokeWidth="2" />
    ) : (
      <circle cx="9" cy="9" r="6.500" fill="none" stroke="currentColor" strokeWidth="1.5" />
    )}
  </svg>
);

const counted = ({ n, of, key }: Step): string => (key === 'calendar' ? `${n}年` : of === null ? t('count', { n }) : t('of', { n, of }));

/** What an installation of one's own still lacks before the first plan can go out. */
export const BeginningPage = () => {
  const { data } = useSuspenseQuery({ queryKey: ['beginning'], queryFn: () => api.get<BeginningView>('/setup/beginning'), staleTime: 0 });
  const { data: me } = useSuspenseQuery(meQuery);
  const mayOpen = ({ key }: Step): boolean => needs[key]?.some((permission) => me.permissions.includes(permission)) ?? true;
  return (
    <div className="page page-narrow">
      <PageHead title={t('beginning')} tabTitle={t('beginning')} note={t('beginningNote')} />
      <StuckLine />
      <ol className="sheet beginning">
        {data.steps.map((one) => (
          <li key={one.key}>
            <Mark isDone={one.isDone} />
            <div>
              <h2>
                {step(one.key)} <span className="grey small">{counted(one)}</span>
              </h2>
              <p className="grey">{step(`${one.key}Hint`)}</p>
              {one.missing.length > 0 && !one.isDone ? (
                <p className="small">{t(one.missing.length >= 12 ? 'leftMore' : 'left', { names: one.missing.join('、') })}</p>
              ) : null}
            </div>
            {mayOpen(one) ? (
              <Link to={places[one.key]} aria-label={`${t(one.isDone ? 'look' : 'todo')}：${step(one.key)}`}>
                {t(one.isDone ? 'look' : 'todo')}
              </Link>
            ) : (
              <span className="grey small">{one.isDone ? null : t('byOffice')}</span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
};
