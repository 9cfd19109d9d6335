import { words } from '../../../shared/texts/words.js';

export const t = words('designs', {
  title: '设计稿', none: '没有正在设计的流程。', make: '新建流程', settled: '处理过的设计稿（{{count}}）', line: '第{{n}}稿 · {{who}} {{at}}改动', base: '改自第{{n}}版', fresh: '新流程',
  behind: '流程库已有第{{n}}版', handedOver: '已送发布', discarded: '已作废', seeDraft: '看待发布的文件', export: '导出', exportLabel: '导出设计稿{{title}}', tryOut: '看谁来办与预演', tryOutLabel: '看谁来办与预演：{{title}}',
  makeTitle: '新建流程', blank: '空白', template: '从模板', published: '从已发布的', file: '从文件', name: '流程名称', nameHint: '如：外出报备', nameOwn: '不填则用模板原来的名称', cancel: '取消', begin: '开始设计',
  blankNote: '先有“填写、审批、退回修改、办结”四个状态，审批链由您来加。', templateLabel: '选一个模板', fromLibrary: '流程库自带', fromExample: '示例', publishedLabel: '选一个流程', next: '改出下一个版本（正在办的仍按原版本）', copy: '另建一个流程，以它为底稿',
  fileNote: '从流程库导出的文件，也可以是还没写完的。', chooseFile: '选择文件', chosenFile: '已选：{{name}}', tooLarge: '文件有{{size}}，最大1MB，没有读取。', choice: '文件里有几个流程，选一个', problems: '这个文件还不能用（{{count}}处）', problemsNote: '没有新建任何内容。请按下列办法修改后再选。',
  cases: '案例', casesLabel: '“{{title}}”的案例', casesNone: '还没有案例。点“设计”，在“一步步走”里走一遍，就能存成案例。', casesNote: '这些案例在每次送发布和发布时按新的内容重走一遍。', caseWay: '{{unit}} · {{day}} · {{who}}存', caseSteps: '经过', casesRemoved: '删除过的案例（{{count}}）', caseRemoved: '{{name}}：{{text}}',
  fileLine: '第{{n}}行', edit: '设计', editLabel: '设计{{title}}', uses: '用在哪里', usesLabel: '“{{title}}”用在哪里', usesNone: '还没有用在任何方案或其他定义里。', close: '关闭', running: '{{items}}件正按第{{version}}版办理', inCampaign: '方案“{{title}}”', task: '{{no}} {{title}}（{{list}}）', others: '其他定义', openDesigns: '正在设计',
});
