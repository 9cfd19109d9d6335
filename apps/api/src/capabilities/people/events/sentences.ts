import { permissionWords } from '@bihuan/library';
import { dayWords } from '../days.js';
import type { OrganisationRecord } from './records.js';
import type { Telling } from './telling.js';

/** What happened, as it follows who did it: «系统管理员 王某» + «将…更名为…». One for every record; a new one without does not compile. */
export const sentences: Readonly<Record<OrganisationRecord, (it: Telling) => string>> = {
  'organisation.imported': (it) => `建立本单位的组织：${it.text('units')}个单位、${it.text('people')}名人员`,
  'unit.added': (it) => `设立“${it.text('name')}”${it.since('on')}`,
  'unit.renamed': (it) => `将“${it.text('from')}”更名为“${it.text('to')}”${it.since('on')}`,
  'unit.moved': (it) => `将“${it.subject}”的上级由${it.unitOr('from', '（无上级）')}改为${it.unitOr('to', '（无上级）')}`,
  'unit.reordered': (it) => `将“${it.subject}”的序号由${it.text('from')}改为${it.text('to')}`,
  'unit.category-changed': (it) => `将“${it.subject}”的类别由${it.category('from')}改为${it.category('to')}`,
  'unit.departments-changed': (it) =>
    `调整“${it.subject}”覆盖的科室：${more([
      ['增加', it.units('added')],
      ['减少', it.units('removed')],
    ])}`,
  'unit.merged': (it) => `将“${it.subject}”并入“${it.unit('into')}”${it.since('on')}，${it.text('members')}名成员随之转入`,
  'unit.closed': (it) => `撤销“${it.subject}”${it.since('on')}`,
  'person.added': (it) => `登记人员${it.subject}`,
  'person.changed': (it) =>
    `更正${it.subject}的${it
      .list('changed')
      .map((key) => personFields[key] ?? key)
      .join('、')}`,
  'person.joined-unit': (it) => `登记${it.subject}属于“${it.unit('unit')}”${it.since('on')}`,
  'person.left-unit': (it) => `登记${it.subject}不再属于“${it.unit('unit')}”${it.since('on')}`,
  'person.left': (it) => `登记${it.subject}离开本单位${it.since('on')}，所任职务和所属单位同时结束`,
  'person.returned': (it) => `登记${it.subject}回到本单位${it.since('on')}`,
  'post.held': (it) => `任命${it.subject}为${it.office('unit', 'post')}${it.since('on')}`,
  'post.ended': (it) => `免去${it.subject}的${it.office('unit', 'post')}职务${it.since('on')}`,
  'post.released': (it) => `核准${it.subject}任${it.office('unit', 'post')}`,
  'post.added': (it) => `按系统更新增加职务“${it.text('name')}”`,
  'post.permissions-changed': (it) =>
    `调整${it.post('post')}的权限：${more([
      ['增加', permissions(it.list('added'))],
      ['取消', permissions(it.list('removed'))],
    ])}`,
  'post.permissions-asked': (it) => `提出给${it.post('post')}增加权限：${permissions(it.list('added'))}；等另一名管理员核准`,
  'post.permissions-withdrawn': (it) => `撤回给${it.post('post')}增加权限：${permissions(it.list('added'))}`,
  'post.permissions-released': (it) => `核准给${it.post('post')}增加权限：${permissions(it.list('added'))}`,
  'post.permissions-declined': (it) => `没有核准给${it.post('post')}增加权限：${permissions(it.list('added'))}`,
  'post.permissions-from-library': (it) => `按系统更新给${it.post('post')}增加权限：${permissions(it.list('added'))}`,
  'post.permissions-offered': (it) => `系统更新建议给${it.post('post')}增加权限：${permissions(it.list('added'))}；须由安全管理员决定，现在没有增加`,
  'area.added': (it) => `设立${it.text('name')}，由${it.person('leader')}联系${it.units('units')}${it.since('on')}`,
  'area.changed': (it) =>
    `调整${it.text('name')}：${more([
      ['原名', it.text('was') === it.text('name') ? '' : it.text('was')],
      ['增加', it.units('added')],
      ['移出', it.units('removed')],
    ])}`,
  'area.leader-changed': (it) => `将${it.text('name')}的联系领导由${it.person('from')}改为${it.person('to')}${it.since('on')}`,
  'group.added': (it) => `设立名单“${it.text('name')}”${it.list('people').length > 0 ? `：${it.people('people')}` : ''}`,
  'group.changed': (it) =>
    `调整名单“${it.text('name')}”：${more([
      ['原名', it.text('was') === it.text('name') ? '' : it.text('was')],
      ['加入', it.people('added')],
      ['移出', it.people('removed')],
    ])}`,
  'group.closed': (it) => `停用名单“${it.text('name')}”`,
  'area.closed': (it) => `撤销${it.text('name')}${it.since('on')}`,
  'calendar.changed': (it) =>
    `登记${it.subject}年工作日历（第${it.text('version')}版，${it.text('status') === 'announced' ? '已公布' : '暂定'}）：放假${count(it, 'holidays', 'ownHolidays')}天，调休上班${count(it, 'workdays', 'ownWorkdays')}天`,
  'proxy.named': (it) => `安排${it.person('proxy')}代${it.subject}办理事项${it.since('on')}，到${dayWords(it.text('until'))}`,
  'proxy.revoked': (it) => `提前结束${it.person('proxy')}代${it.subject}办理事项`,
  'account.opened': (it) => `为${it.subject}开通账号`,
  'account.opened-at-setup': (it) => `首次设置时为${it.subject}开通账号；一次性密码只给首次设置的人看过，由其当面交给本人，首次登录须改成自己的密码`,
  'account.opened-in-person': (it) => `首次设置时${it.subject}到场，开通账号，自己设定了密码`,
  'account.first-password': (it) => `${it.subject}用一次性密码首次登录，改成了自己的密码`,
  'account.released': (it) => `核准${it.subject}的新密码，当面交付核准码`,
  'account.disabled': (it) => `停用${it.subject}的账号`,
  'account.enabled': (it) => `恢复${it.subject}的账号`,
  'account.unlocked': (it) => `解除${it.subject}账号的锁定`,
  'account.password-reset': (it) => `重置${it.subject}的密码`,
  'account.password-changed': (it) => `${it.subject}修改了自己的密码`,
  'account.sessions-ended': (it) => `让${it.subject}在各处退出登录`,
  'definition.uploaded': (it) => `向流程库上传“${it.text('file')}”，等另一人发布${casesTried(it)}`,
  'definition.published': (it) =>
    `发布流程库文件“${it.text('file')}”：${it.list('versions').join('、')}${casesTried(it)}${casesTouched(it)}${it.text('reason') === '' ? '' : `；仍发布的理由：${it.text('reason')}`}`,
  'option-set.saved': (it) => `改选项表“${it.text('title')}”，存为第${it.text('version')}版：${it.list('changes').join('；')}`,
  'definition.discarded': (it) => `作废流程库的待发布文件“${it.text('file')}”`,
};

/** What came of the cases that were replayed; rows of an earlier release know of none. */
function casesTried(it: Telling): string {
  const [cases, failing] = [it.text('cases'), it.list('failing')];
  if (cases === '') return '';
  return failing.length === 0 ? `；${cases}个案例都通过` : `；${cases}个案例中${failing.length}个没有通过（${failing.join('；')}）`;
}

/** What was removed, or checked by something else, before it came to this version. */
function casesTouched(it: Telling): string {
  const [touched, by] = [it.list('touched'), it.eachPerson('touchedBy')];
  return touched.length === 0 ? '' : `；上一版以来改过的案例：${touched.map((text, n) => `${text}（${by[n] ?? ''}）`).join('；')}`;
}

const personFields: Readonly<Record<string, string>> = { name: '姓名', staffNo: '工号', mobile: '手机号', cadre: '是否党员干部' };

const more = (parts: readonly (readonly [string, string])[]): string =>
  parts
    .filter(([, what]) => what !== '')
    .map(([how, what]) => `${how}${what}`)
    .join('；');
const permissions = (keys: readonly string[]): string =>
  keys.map((key) => `“${(permissionWords as Record<string, { label: string } | undefined>)[key]?.label ?? key}”`).join('、'); // a permission of an earlier release is told by its key
const count = (it: Telling, ...keys: readonly string[]): number => keys.flatMap((key) => it.list(key)).length;
