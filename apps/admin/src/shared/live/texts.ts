import { words } from '../texts/words.js';

export const t = words('live', {
  changed: '有新变化：',
  look: '看最新情况',
  updated: '有新变化，页面已更新为最新情况。',
  stale: '这件事刚刚有同志办理或改动过，请先看最新情况再办。',
  staleFill: '这份内容刚刚有同志办理或改动过。您填的内容还在本页，请先看最新情况再提交。',
  staleSheet: '这件事在您打开之后有同志办理或改动过。您写的还在，可先复制，关闭后按最新情况再办。',
});
