import { words } from '../../shared/texts/words.js';

export const t = words('roles', {
  title: '角色与权限', note: '按职务给权限：担任这个职务，才能看、能做这些。三个管理员（人员、安全、审计）不能是同一个人；任命能看个人清单的职务，给管理员和这些人的新密码，都要另一名管理员核准才生效。', posts: '各职务', people: '某人能看什么、做什么', permissions: '谁能…', views: '查看方式',
  holders: '现由谁担任', nobody: '现在没有人担任', sees: '能看', does: '能做', nothing: '没有权限', guarded: '由安全管理员任免', since: '{{day}}起', edit: '调整权限', editSubmit: '保存权限', cancel: '先不改', offered: '系统更新建议增加：{{names}}。现在没有，由安全管理员决定。', changes: '权限变动记录',
  choosePerson: '选一个人', personHint: '选一个人，看他能看什么、做什么、为什么。', why: '因为担任{{posts}}', always: '每个人都', cannot: '除下面这些以外，没有别的权限。', choosePermission: '选一项权限', permissionHint: '选一项权限，看哪些人有。', noPost: '没有职务有这项权限，所以没有人能这样做。', andAll: '担任{{post}}的人', personCount: '{{count}}人',
  awaiting: '{{by}}提出增加下面的权限，须由另一名管理员核准。核准前不生效。', release: '核准', decline: '不核准', releaseText: '核准以后，担任这个职务的人马上能看、能做：', declineText: '不核准，这个职务的权限不变：', releaseHolders: '现由谁担任：', needsSecond: '须另一名管理员核准', needsSecondNote: '标有“须另一名管理员核准”的，保存后由审计管理员核准才生效；其他的马上生效。',
  guardNote: '这项权限涉及安全、审计或全院个人清单，有它的职务由安全管理员任免。', backTo: '人员页',
});
