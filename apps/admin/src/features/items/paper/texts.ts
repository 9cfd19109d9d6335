import { words } from '../../../shared/texts/words.js';

export const t = words('paper', {
  writes: '纸上填写的内容（按签批件照录）',
  offer: '补录纸质签批', note: '领导已在纸上签批的，由党办代录。办理过程写明由谁代录，并通知签批人。', whose: '签批人', decision: '签批意见是', on: '签批日期', opinion: '意见原文（可不填）', opinionRequired: '意见原文', reason: '退回的原因', scan: '签批件扫描件或照片', choose: '选择文件', sending: '正在上传 {{percent}}%', cut: '网络断开，恢复后自动接着传', sent: '已上传：{{name}}',
  scanMissing: '请上传签批件的扫描件或照片，上传后再保存。', tooBig: '文件超过20兆，请压缩后再传。', save: '补录', cancel: '取消', arrived: '{{day}}送到，签批日期不早于这一天。',
  stranded: '这件事在{{names}}手上无人办理。', handOver: '办理交接',
});
