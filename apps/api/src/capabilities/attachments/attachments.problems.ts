import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const attachmentsProblems = {
  'file.missing': { status: 422, title: '没有收到文件', detail: '没有收到文件，没有保存任何内容。请重新选择文件后再上传。' },
  'file.empty': { status: 422, title: '文件是空的', detail: '文件“{name}”没有内容，没有保存。请检查后重新选择。' },
  'file.too-large': { status: 413, title: '文件太大', detail: '文件超过20MB，没有保存。请压缩或拆分后再上传。' },
  'file.type-unknown': { status: 422, title: '不支持这种文件', detail: '文件“{name}”没有保存。只能上传 jpg、png、pdf、docx、xlsx、txt 文件；doc、xls 请另存为 docx、xlsx。' },
  'file.type-differs': { status: 422, title: '文件内容与扩展名不符', detail: '文件“{name}”的内容与扩展名不符，没有保存。请用原来的软件重新保存后再上传。' },
  'file.macros': { status: 422, title: '文件里有宏', detail: '文件“{name}”里有宏或压缩异常，没有保存。请另存为不含宏的文件后再上传。' },
  'file.not-yours': { status: 422, title: '附件不能使用', detail: '有附件不是您上传的，或已用在别的事项里，没有保存任何内容。请删去这个附件后重新上传。' },
} as const satisfies ProblemCatalogue;
