import { words } from '../../../shared/texts/words.js';

export const t = words('drafts', {
  conflict: '有{{count}}处您和别的同志都改过，请逐处选定，两边的文字都在：', own: '您写的', theirs: '{{by}} {{at}} 写的', empty: '（空）', keepOwn: '用您写的', keepTheirs: '用{{by}}写的', keepThere: '用现有的', keepBoth: '两段都留',
  there: '现有的', goneRow: '{{by}} {{at}} 已删去这一行', gone: '这一行已删去', putBack: '恢复这一行，用您写的', letGo: '不恢复', wishedGone: '您要删去这一行', deleteAll: '仍然删去', keepRow: '保留这一行', choiceSaved: '还没有选的文字已经保存，不会丢失。',
  asides: '未采用的文字（{{count}}）', asidesHint: '没有写进本页的文字都留在这里，随草稿存在服务器上，提交后不再保留。需要的请复制。', asideBy: '{{by}} {{at}} 写的', asideOpen: '待{{by}}选定', copy: '复制', copied: '已复制', drop: '不再保留', leaves: '还有{{count}}段未采用的文字，提交后不再保留。',
  news: '{{by}} 刚刚{{did}}', newsChanged: '改了{{where}}', newsGone: '删去了{{count}}行', newsMore: '{{where}}等{{count}}处', late: '这几处文字没有存上，请复制后处理：', lateStored: '这些文字只存在这台电脑上。', lateInPage: '这些文字只在本页，关闭后不再保留。', done: '已处理，不再保留',
});
