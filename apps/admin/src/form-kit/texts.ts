import { words } from '../shared/texts/words.js';

export const t = words('form', {
  required: '必填', length: '已写{{written}}字，最多{{most}}字', optional: '可不填', more: '更多', less: '收起', add: '＋ {{label}}', remove: '删去', removed: '已删去第{{row}}行', undo: '恢复', serial: '序号', handle: '操作', rowTitle: '{{noun}}{{row}}', cell: '第{{row}}行 {{label}}',
  before: '上次填写：{{text}}', beforeEmpty: '上次填写：（空）', split: '识别到{{count}}条，分{{count}}行填入？', splitYes: '分{{count}}行填入', splitNo: '都填在这一格', full: '最多{{max}}行，已到上限。',
  choose: '请选择', none: '不选', yes: '是', no: '否', personFind: '输入姓名查找', personNone: '没有找到这个人', upload: '选择文件', uploading: '已传{{percent}}%', uploaded: '{{name}} 已上传', uploadWaits: '等待上传', uploadChecks: '已传完，正在检查', uploadCut: '已传{{percent}}%，网络断开，恢复后自动接着传', unreadable: '文件读不出来，可能已被移动、改名或修改。请重新选择。', uploadFailed: '没有传上：{{why}}', notUploaded: '{{name}} 没有上传', notSent: '没有传上，请再试一次。', tooMany: '最多{{most}}个文件，这些没有上传：{{names}}', fileUnnamed: '已上传的文件', progressOf: '{{name}} 的上传进度', cancel: '取消', cancelFile: '取消上传{{name}}', retry: '再试一次', retryFile: '再传一次{{name}}', failed: '{{name}} 没有传上：{{why}}', tooBig: '每个文件不超过20MB', fileSize: '{{size}}MB', fileSmall: '不足0.1MB', removeFile: '移除{{name}}',
  noNumber: '“{{text}}”不是数字，请改正；改正前这一项不会保存。', outOf: '分，满分{{most}}分', year: '年', monthHint: '如2018-10', momentHint: '如2018-10-31 14:30', tickOptional: '可不勾', ticked: '已勾{{done}}项，共{{all}}项', level: '{{level}}分，满分{{levels}}分', clear: '清除', personsFind: '输入姓名查找，可选多人',
  rosterFind: '输入姓名添加', rosterAdd: '{{label}}：添加人员', rosterAll: '本部门{{count}}人全部加入', rosterCount: '{{words}}{{count}}人', rosterState: '{{name}}的出席情况', rosterNote: '{{name}}的说明', rosterWhy: '原因（可不填）', total: '合计', matrixCell: '{{row}} {{column}}', given: '自动算出', givenLater: '（填好相关内容后自动算出）', sometimes: '视情况必填',
  secret: '本系统为非涉密系统，严禁存储、处理、传输涉密信息。', patient: '请勿上传含患者姓名、面部、病历号的材料。', gps: '图片中的位置信息会自动去除。', phrases: '常用语', nilBack: '改为逐条填写', unfilled: '（未填）', noRows: '（没有填写）',
  locked: '已锁定，未要求修改',
  unchanged: '其余{{count}}行未改，展开', unchangedClose: '只看改动', restOpen: '其余内容未改，展开', restClose: '只看改动', changedBeside: '其他改动', rowNew: '第{{row}}行（新增）', rowGone: '原第{{row}}行（已删去）', rowsRemoved: '删去的行', wasEmpty: '（空）', folded: '补充内容', empty: '这里还没有填写。',
});
