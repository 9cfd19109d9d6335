import { words } from '../../shared/texts/words.js';

export const t = words('accounts', {
  title: '账号', note: '谁能登录本系统。系统管理员开通账号、重置密码；解锁、恢复、结束登录由安全管理员办理；管理员的账号由另一名管理员办理；管理员和能看个人清单的人，新任职、新密码还要另一名管理员核准；审计管理员只看。每一步都记入单位变更记录。',
  search: '姓名、工号、单位或职务', all: '全部', none: '未开通', new: '未登录过', active: '使用中', locked: '已锁定', disabled: '已停用',
  name: '姓名', staffNo: '工号', units: '单位', posts: '职务', state: '状态', last: '最近登录', never: '还没有', manage: '办理', lockedUntil: '锁定至{{at}}', mustChange: '待改密码',
  total: '共{{n}}人', page: '第{{at}}页，共{{of}}页', previous: '上一页', following: '下一页', empty: '没有符合条件的人。', emptyAll: '还没有人员。请先导入单位和人员。', toImport: '去导入',
  openFor: '为{{n}}人开通账号', openTitle: '开通账号', openText: '为还没有账号的{{n}}人各生成一个一次性密码，首次登录须改。名单只显示这一次，请准备好打印机或保存位置。', openMost: '一次最多1000人，其余的再点一次。', openGo: '开通', opening: '正在生成密码，一般几秒钟。请勿关闭本页，关了密码就看不到了…',
  waiting: '等您核准的任职和账号（{{n}}）', waitingNote: '这些人是管理员，或任职后能看个人清单，核准前不能登录。请核对确有其人、确任此职，再核准。新密码须同时有您给的核准码才能登录，发放密码的管理员看不到核准码。', postWaits: '新任职', passwordWaits: '{{by}}给了新密码', release: '核准所选{{n}}人', releasedTitle: '已核准{{n}}人', codesText: '核准码只显示这一次，请当面交给本人，不要交给发放密码的管理员。首次登录：先输一次性密码，接着输核准码。', codesLost: '这次核准已经办过，核准码当时已显示，现在不能再看。没有抄下的，请发放密码的管理员重置后再核准。', code: '核准码', noCode: '密码照旧', needsCode: '另需核准码', needsCodeText: '标“另需核准码”的，须由另一名管理员核准并另给本人核准码，登录时接在密码后面输入。能看个人清单的人由安全管理员核准；系统、安全管理员由审计管理员核准，审计管理员由系统管理员核准。',
  cancel: '先不办', close: '关闭', handedTitle: '一次性密码', handed: '{{n}}人的一次性密码，只显示这一次，系统里没有留存。请保存或打印后当面交给本人。', lost: '这次请求已经办过，密码当时已显示，现在不能再看。没有抄下的，请逐人重置密码。', none0: '没有可以由您开通的人。管理员的账号由另一名管理员开通。',
  password: '一次性密码', save: '保存为 Excel', print: '打印', open: '开通账号', reset: '重置密码', disable: '停用', enable: '恢复', unlock: '解锁', 'sign-out': '结束全部登录',
  resetText: '原密码随即失效，{{name}}在各处的登录都会结束。新的一次性密码只显示一次。', disableText: '{{name}}随即不能登录，正在用的也会退出。经办的事项不会丢，可由别人接手。', sure: '确认{{what}}',
  sessions: '正在登录的地方', noSessions: '现在没有登录。', since: '{{since}}登录', seen: '最近使用{{at}}', public: '公用电脑', own: '自己的电脑', end: '结束会话', noActs: '这个账号现在没有由您办理的事。', done: '已办理。',
});
