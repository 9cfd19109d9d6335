import { words } from '../../../shared/texts/words.js';

export const t = words('file-rows', {
  offer: '从 Excel 或 Word 导入', title: '从 Excel 或 Word 导入', about: '选择填好的 .xlsx 或 .docx。按表头认列，先列出每行会怎样，您确认之前什么都不改；文件不保存。', blank: '没有表样？下载空白表：', word: 'Word', excel: 'Excel', choose: '选择文件', another: '换一个文件', reading: '正在读取…', names: '正在查找人员和单位…', cancel: '不导入', close: '关闭',
  noHeads: '文件里没有认得的表头。表头要有这些列名中的至少两个：{{labels}}。没有填入任何内容。', nothing: '文件里的表格是空的，没有可填入的行。', countFresh: '新增{{count}}行', countChanged: '改动{{count}}行', countSame: '没有变化{{count}}行', countBad: '有问题{{count}}行', take: '填入{{count}}行', takeNone: '没有可填入的行',
  bad: '有问题的行（不填入）', badFile: '下载有问题的{{count}}行（带原因）', badHint: '按“原因”改好后，再选这个文件即可。', good: '会填入的行', same: '没有变化的{{count}}行不动。', number: '第{{n}}行', fresh: '新增', changed: '改动第{{row}}行', from: '{{label}}：{{before}} → {{after}}', empty: '（空）', more: '另有{{count}}行，没有列出。', filled: '已从文件填入：{{what}}。', columns: '列', what: '怎样填入', row: '文件中',
  badTitle: '{{title}}（没有填入的行）', badAbove: '按“原因”一列改好后，直接再导入这个文件即可，“原因”列可留着。', blankTitle: '{{title}}',
});
