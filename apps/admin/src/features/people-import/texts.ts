import { words } from '../../shared/texts/words.js';

export const t = words('people-import', {
  title: '用表格导入单位和人员', back: '单位', step1: '一、下载模板并填写', step1Text: '一个文件四张表：单位、人员、任职、片区，可以只填其中一张。按单位编号、工号和片区名称认，再导一次只改有变化的；表里没有的保持不变，不会被删除。', template: '下载模板',
  step2: '二、上传，先看差异', step2Text: '上传后先列出会改什么、哪些行有问题，您确认之前什么都不改。', choose: '选择表格', chosen: '{{name}}', another: '换一个文件', reading: '正在读取并比对…',
  secret: '本系统为非涉密系统，严禁上传涉密信息。请勿上传含患者姓名、面部、病历号的材料。',
  sheet: '表', units: '单位', people: '人员', posts: '任职', areas: '片区', label: '单位、人员、片区', new: '新增', changed: '有改动', same: '无变化', bad: '有问题', absent: '表里没有、保持不变',
  problems: '有问题的行（{{n}}处）', problemsMore: '这里只列前{{n}}处，全部见退回的表格。', row: '行', column: '列', what: '问题', wholeSheet: '整张表', badFile: '下载有问题的行（带原因）',
  changes: '会改这些（{{n}}行）', changesMore: '这里只列前{{n}}行。', change: '改动', added: '新增', notes: '请知悉', examples: '示例行{{n}}行已跳过。', nothing: '和现在的完全一样，没有要改的。',
  howBad: '有问题的行怎么办', leave: '有问题的行不导入，其余导入', cancel: '先不导入', apply: '导入（{{n}}行）', applying: '正在导入…', done: '已导入：单位{{units}}、人员{{people}}、任职{{posts}}、片区{{areas}}行有改动。', doneNothing: '没有要改的，什么都没有变。', next: '下一步：开通账号', toBeginning: '回到开始使用', from: '{{from}} → {{to}}', emptyValue: '（空）',
});
