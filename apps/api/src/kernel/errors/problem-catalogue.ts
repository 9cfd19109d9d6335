/** Status and words of one code. `detail` may name facts in braces: «已由{by}{as}». */
export interface ProblemEntry {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

export type ProblemCatalogue = Readonly<Record<string, ProblemEntry>>;
export const PROBLEM_CATALOGUE = Symbol('PROBLEM_CATALOGUE');

/** Codes of the kernel itself. */
export const kernelProblems = {
  'request.malformed': {
    status: 422,
    title: '填写的内容不符合要求',
    detail: '提交的内容里有系统不认识或格式不对的地方，没有保存任何内容。请按提示修改后再提交。',
  },
  'request.too-large': { status: 413, title: '内容太大', detail: '提交的内容超过了允许的大小，没有保存任何内容。请减少内容后再提交。' },
  'request.key-missing': { status: 422, title: '缺少请求编号', detail: '这次操作缺少防重复编号，没有执行。请刷新页面后再试。' },
  'request.key-reused': { status: 422, title: '请求编号被重复使用', detail: '同一个防重复编号对应了不同的内容，没有执行。请刷新页面后再试。' },
  'request.not-found': { status: 404, title: '没有找到', detail: '没有这个页面或这条记录，或者您无权查看。请返回上一页。' },
  'request.not-allowed': { status: 403, title: '您没有这项权限', detail: '您现在的身份不能做这一步，没有保存任何内容。如需办理，请联系党办。' },
  'request.foreign-site': { status: 403, title: '请求来源不对', detail: '这次操作不是从本系统页面发出的，没有执行。请从本系统页面重新操作。' },
  'session.missing': { status: 401, title: '请先登录', detail: '您还没有登录，或登录已过期。没有保存任何内容，请重新登录后继续。' },
  'spreadsheet.missing': { status: 422, title: '没有收到表格', detail: '没有收到表格文件，没有保存任何内容。请重新选择 .xlsx 文件后再上传。' },
  'spreadsheet.too-large': { status: 413, title: '表格太大', detail: '表格超过4MB，没有读取，也没有保存任何内容。请删去图片和空表后再上传，或分成几个文件。' },
  'spreadsheet.too-many-rows': { status: 422, title: '表格行数太多', detail: '一张表里有内容的行超过{rows}行，没有保存任何内容。请分成几个文件后再上传。' },
  'spreadsheet.not-a-workbook': {
    status: 422,
    title: '这不是 Excel 表格',
    detail: '文件不是 .xlsx 表格，或者内容与扩展名不符，没有保存任何内容。请用 Excel 或 WPS 另存为 .xlsx 后再上传。',
  },
  'spreadsheet.locked-or-old': {
    status: 422,
    title: '表格打不开',
    detail: '表格有密码，或者是旧的 .xls 格式，没有保存任何内容。请去掉密码、另存为 .xlsx 后再上传。',
  },
  'spreadsheet.macros': { status: 422, title: '表格里有宏', detail: '表格里有宏，没有读取，也没有保存任何内容。请另存为不含宏的 .xlsx 后再上传。' },
  'spreadsheet.links': {
    status: 422,
    title: '表格引用了别的文件',
    detail: '表格引用了别的文件里的内容，没有读取，也没有保存任何内容。请把引用改成数值后再上传。',
  },
  'spreadsheet.unsafe': {
    status: 422,
    title: '表格不正常',
    detail: '表格的压缩内容不正常（展开后过大，或内部有异常），没有读取，也没有保存任何内容。请把内容复制到新表格里另存后再上传。',
  },
  'spreadsheet.unreadable': {
    status: 422,
    title: '表格读不出来',
    detail: '表格损坏或读取太久，没有保存任何内容。请用 Excel 或 WPS 打开后另存为 .xlsx，再上传。',
  },
  'sheet.missing': { status: 422, title: '没有收到文件', detail: '没有收到文件，没有保存任何内容。请重新选择 Word（.docx）或 Excel（.xlsx）文件。' },
  'sheet.too-large': { status: 413, title: '文件太大', detail: '文件超过4MB，没有读取，也没有保存任何内容。请删去图片后再上传，或分成几个文件。' },
  'sheet.too-much': { status: 422, title: '文件内容太多', detail: '文件里的表格和文字太多，没有读取，也没有保存任何内容。请只留要用的表格，或分成几个文件。' },
  'sheet.not-a-sheet': {
    status: 422,
    title: '读不了这种文件',
    detail: '只能读取 Word（.docx）和 Excel（.xlsx），这个文件不是，或者内容与扩展名不符，没有保存任何内容。请用 Word、Excel 或 WPS 另存后再上传。',
  },
  'sheet.locked-or-old': {
    status: 422,
    title: '文件打不开',
    detail: '文件有密码，或者是旧的 .doc、.xls 格式，没有保存任何内容。请去掉密码、另存为 .docx 或 .xlsx 后再上传。',
  },
  'sheet.macros': { status: 422, title: '文件里有宏', detail: '文件里有宏，没有读取，也没有保存任何内容。请另存为不含宏的 .docx 或 .xlsx 后再上传。' },
  'sheet.links': {
    status: 422,
    title: '文件引用了别处的内容',
    detail: '文件引用了别的文件或网址里的内容，没有读取，也没有保存任何内容。请把表格复制到新文件里另存后再上传。',
  },
  'sheet.embedded': { status: 422, title: '文件里还有别的文件', detail: '文件里嵌入了别的文件，没有读取，也没有保存任何内容。请删去嵌入的文件后再上传。' },
  'sheet.unsafe': {
    status: 422,
    title: '文件不正常',
    detail: '文件的压缩内容不正常（展开后过大，或内部有异常），没有读取，也没有保存任何内容。请把内容复制到新文件里另存后再上传。',
  },
  'sheet.unreadable': { status: 422, title: '文件读不出来', detail: '文件损坏或读取太久，没有保存任何内容。请用 Word、Excel 或 WPS 打开后另存，再上传。' },
  'sheet.empty': {
    status: 422,
    title: '文件里没有内容',
    detail: '文件里没有文字，也没有表格，没有保存任何内容。如果是扫描件或图片，请用录入的 Word 或 Excel 文件。',
  },
  'paper.too-long': {
    status: 422,
    title: '内容太多，排不成一个文件',
    detail: '一个PDF或Word文件最多{rows}行、{letters}万字、{pages}页，这次的内容超过了，没有生成文件。请缩小范围后再导出，或者改用Excel导出。',
  },
  'service.busy': { status: 503, title: '系统正忙', detail: '系统暂时忙不过来，这次操作没有执行，您填的内容还在。请稍后再试。' },
  'service.outcome-unknown': {
    status: 504,
    title: '不能确定是否办成',
    detail: '不能确定是否办成：系统在最后一步断了联系。您填的内容还在。请用同一页面再提交一次，系统不会重复办理。',
  },
  'service.failed': {
    status: 500,
    title: '这一步没有办成',
    detail: '系统出了问题，这次操作没有保存任何内容，您填的内容还在。请稍后再试；仍不行请把编号告诉管理员。',
  },
} as const satisfies ProblemCatalogue;
