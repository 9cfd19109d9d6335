import { words } from '../../shared/texts/words.js';

export const t = words('definitions', {
  title: '流程库', note: '流程、表单和编号规则都在这里。新建或修改流程先做成设计稿，一步步走、预演无误后送发布，由党办另一位同志核对发布；正在办理的事项继续按原来的版本办完。',
  upload: '上传文件', uploading: '正在检查文件…', waiting: '待发布', waitingNone: '没有待发布的文件。', settled: '处理过的文件（{{count}}）',
  fromLibrary: '系统更新带来的新版本', fromLibraryNote: '系统更新后，下列定义有了新版本，尚未使用。提请发布后，由另一位同志核对发布。', ask: '提请发布（{{count}}项）',
  published: '已发布', search: '按名称查找', searchNone: '没有名称含“{{q}}”的。请换一个词，或清空查找。', kindLifecycle: '流程', kindForm: '表单', kindSeries: '编号规则', kindRegister: '台账', kindOther: '其他（方案、办理方式、考核）',
  version: '第{{n}}版', running: '{{items}}件正按第{{version}}版办理', startedBy: '可由{{posts}}发起', export: '导出', exportLabel: '导出{{title}}', isNew: '新增',
  upgrade: '第{{from}}版，{{items}}件在办 → 升级到第{{to}}版', upgradeLabel: '{{title}}：第{{from}}版，{{items}}件在办，升级到第{{to}}版',
  back: '流程库', uploaded: '{{who}} {{at}}上传', fileTooLarge: '文件有{{size}}，最大1MB，没有上传。请删去用不到的内容，或分成几个文件。',
  problems: '要改的地方（{{count}}）', problemsMore: '只列出前{{shown}}处，共{{count}}处。', problemsNote: '草稿已保存，没有发布任何内容。请在文件里改好后重新上传。', place: '位置', what: '问题', mend: '怎样改', line: '第{{n}}行',
  changes: '与现在版本的差别', newPart: '新的{{kind}}，发布后为第1版', samePart: '与第{{n}}版相同，不变', changedPart: '第{{from}}版改为第{{to}}版', notices: '请留意',
  newly: '发布后新增的权限', newlyStart: '能新发起：{{who}}', newlyDecide: '能新办理、新决定：{{who}}', newlySee: '能新看到：{{who}}', newlyNone: '没有人因此多出能看、能办的内容。',
  runningOn: '{{items}}件继续按第{{version}}版办理。', publish: '发布', discard: '作废', download: '下载文件', publishTitle: '发布这份文件', publishText: '发布后，新发起的事项按新版本办理；正在办理的事项不变。发布了的版本不能再改，只能再发布新的版本。', notYet: '先不发布',
  cases: '案例', casesPassed: '按这份文件把{{all}}个案例重走了一遍，都通过了。', casesFailed: '按这份文件把{{all}}个案例重走了一遍，{{failed}}个没有通过。仍要发布的，须写明理由。', casesFine: '通过的案例（{{count}}）', despite: '有{{count}}个案例没有通过，为什么仍要发布', despiteHint: '理由记入组织变动记录，不能删改', publishDespite: '仍要发布',
  picture: '路径对照', pictureOf: '第{{version}}版', pictureNote: '有改动的地方逐处标明；没有标记的与原来相同。', markAdded: '新增', markRemoved: '去掉', markMoved: '换了位置', markChanged: '有改动', fork: '分支',
  discardTitle: '作废这份文件', discardText: '作废后不能再发布，文件仍留存备查。', keep: '先不作废', done: '已发布。新发起的事项按新版本办理。', open: '待发布', publishedStatus: '已发布', discardedStatus: '已作废', hasProblems: '核对后再发布',
});
