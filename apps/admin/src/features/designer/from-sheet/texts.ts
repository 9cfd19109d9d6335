import { words } from '../../../shared/texts/words.js';

export const t = words('from-sheet', {
  title: '从空白表生成表单', about: '选择一张空白的 Word（.docx）或 Excel（.xlsx）表。系统读出要填的内容，由您逐项核对后生成表单。文件不保存。', choose: '选择空白表', another: '换一个文件', drop: '也可以把文件拖到这里', reading: '正在读取…', cancel: '不生成', make: '生成表单（{{count}}项）', nothing: '请至少保留一项',
  optionsOf: '选项：{{options}}', whichSheet: '工作表', paper: '表样', found: '识别结果', formTitle: '表单名称', fillerLabel: '填报单位一栏', fillerHint: '填报单位由系统带入，不用填写，照原样印在纸上', guidance: '填表说明', guidanceHint: '放在表单最前面，原文照录；不要的可以删去', noTitle: '没有看出标题，请填写',
  noGuess: '没有看出要填的内容。这可能不是空白表，或是图片、扫描件。可以换一个文件，或新建表单后自己添加字段。', keep: '保留“{{label}}”', label: '第{{n}}项的名称', kind: '第{{n}}项的类型', required: '必填', tableOf: '可加行的表格，表样有{{rows}}行', tableName: '表格', columns: '{{count}}列', left: '没有做成字段的', leftAbout: '这些内容没有做成字段。需要填写的，可以加进来。', take: '做成字段', dropped: '不要', count: '看出{{fields}}项，请逐项核对', unsureCount: '其中{{count}}项把握不大', changed: '您已改过',
  sure: '很可能', likely: '较可能', unsure: '请核对', because: '{{sure}}：{{why}}',
  'label-line': '冒号后面留了空', 'label-cell': '旁边或下面是空格', 'column-head': '表头下面是空行', 'column-under-group': '上级表头下的一列', note: '说明文字', 'options-line': '后面是可勾选的方框', 'filled-column': '表头下面已有内容，内容不带入',
  'numbered-rows': '表头下面是编了号的空行', 'blank-rows': '表头下面是空行', 'filled-rows': '各行已有内容，按列生成，内容不带入', 'head-only': '只有一行表头',
  'kind-options': '按方框列出的选项', 'kind-yes-no': '只有是和否', 'kind-day': '名称或旁边写着年月日', 'kind-moment': '会议、活动要写到几点', 'kind-month': '写到年月', 'kind-year': '只写年份', 'kind-number': '是个数', 'kind-amount': '是金额、分数或比例', 'kind-person': '写的是人', 'kind-persons': '写的是几个人', 'kind-unit': '写的是单位', 'kind-units': '写的是几个单位', 'kind-files': '要交照片或材料', 'kind-long': '要写一段话', 'kind-short': '写几个字', 'kind-unclear': '看不出类型，先按单行文字', 'kind-note': '说明文字',
  'left-annex-mark': '附件编号', 'left-serial': '序号由系统编', 'left-filler': '由系统带入', 'left-signature': '签名和审批意见由审批链办理', 'left-heading': '标题或小标题', 'left-filled': '已写好的文字', 'left-imprint': '版记', 'left-total': '合计',
  markOf: '第{{n}}项：{{label}}', empty: '（空）', phoneNote: '表样和识别结果上下排列，点一项可以看到它在表样上的位置。',
});
