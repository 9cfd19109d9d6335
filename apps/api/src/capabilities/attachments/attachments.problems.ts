import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const attachmentsProblems = {
  'file.empty': { status: 422, title: '文件是空的', detail: '文件“{name}”没有内容，没有保存。请检查后重新选择。' },
  'file.too-large': { status: 413, title: '文件太大', detail: '文件“{name}”超过20MB，没有保存。请压缩或拆分后再上传。' },
  'file.type-unknown': {
    status: 422,
    title: '不支持这种文件',
    detail: '文件“{name}”没有保存。只能上传 jpg、png、pdf、docx、xlsx、txt 文件；doc、xls 请另存为 docx、xlsx。',
  },
  'file.type-differs': { status: 422, title: '文件内容与扩展名不符', detail: '文件“{name}”的内容与扩展名不符，没有保存。请用原来的软件重新保存后再上传。' },
  'file.broken': { status: 422, title: '文件不完整', detail: '文件“{name}”不完整或已损坏，没有保存。请打开原文件看看，重新保存或重拍后再上传。' },
  'file.hash-differs': { status: 422, title: '文件传输中走了样', detail: '收到的“{name}”与您选的文件不一致，没有保存。请重新选择这个文件再传一次。' },
  'file.locked': { status: 422, title: '文件有密码或是旧格式', detail: '文件“{name}”有密码或是旧格式，没有保存。请去掉密码，另存为 docx 或 xlsx 后再上传。' },
  'file.macros': { status: 422, title: '文件里有宏', detail: '文件“{name}”里有宏或可运行的内容，没有保存。请另存为不含宏的文件后再上传。' },
  'file.packed-inside': { status: 422, title: '文件里夹着别的文件', detail: '文件“{name}”里夹着压缩包或别的文件，没有保存。请把它们取出来，分别上传。' },
  'file.links-outside': {
    status: 422,
    title: '文件要从别处取内容',
    detail: '文件“{name}”打开时要从别处取模板、图片或数据，没有保存。请把这些内容改为嵌入或删去后再上传；一般的网址链接不受影响。',
  },
  'file.doctype': {
    status: 422,
    title: '文件里有外部声明',
    detail: '文件“{name}”的内容里有外部声明（DOCTYPE），没有保存。请用 Word、Excel 或 WPS 打开后另存，再上传。',
  },
  'file.unsafe': {
    status: 422,
    title: '文件的压缩内容不正常',
    detail: '文件“{name}”的压缩内容不正常（展开后过大，或内部有异常），没有保存。请把内容复制到新文件里另存后再上传。',
  },
  'file.picture-too-large': {
    status: 422,
    title: '图片尺寸太大',
    detail: '图片“{name}”的尺寸是{width}×{height}，超过8000万像素，没有保存。请把相机调到普通清晰度重拍，或缩小后再上传。',
  },
  'file.not-yours': { status: 422, title: '附件不能使用', detail: '有附件不是您上传的，或已用在别的事项里，没有保存任何内容。请删去这个附件后重新上传。' },
  'upload.gone': { status: 404, title: '这次上传已经结束', detail: '这次上传已经完成、取消，或者中断超过一天。没有保存任何内容，请重新选择文件。' },
  'upload.no-bytes': { status: 422, title: '没有收到文件内容', detail: '这一段没有收到文件内容，没有保存。已收到的还在，请接着传，或重新选择文件。' },
  'upload.out-of-place': {
    status: 409,
    title: '上传的位置对不上',
    detail: '收到的这一段与已收到的部分接不上，没有保存这一段。已收到的还在，请从第{offset}字节接着传，或重新选择文件。',
  },
  'upload.not-whole': { status: 409, title: '文件还没有传完', detail: '文件还没有传完，没有保存。已收到的还在，请从第{offset}字节接着传。' },
  'upload.too-many': { status: 429, title: '正在上传的文件太多', detail: '您没有传完的文件太多，这个文件没有上传。请等正在传的传完，或取消几个后再试。' },
} as const satisfies ProblemCatalogue;
