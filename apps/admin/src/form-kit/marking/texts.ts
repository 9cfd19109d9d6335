import { words } from '../../shared/texts/words.js';

export const t = words('marking', {
  markField: '“{{label}}”',
  markRow: '第{{row}}行',
  markCell: '第{{row}}行“{{label}}”',
  serial: '序号',
  wholeRow: '第{{row}}行整行',
  empty: '（空）',
  keys: '点一下标出，再点一下取消；键盘用方向键移动，空格标出。点序号标出整行。',
  title: '要改哪几处（可不标）',
  none: '没有标出，对方可以改整份。',
  you: '已标出{{count}}处。对方只需改这{{count}}处，改好后直接回到您这里。',
  here: '已标出{{count}}处。对方只需改这{{count}}处，改好后直接回到您这一步。',
  anew: '已标出{{count}}处。对方只需改这{{count}}处，改好后重新报送。',
  clear: '全部取消',
  titleAsk: '要一并修改哪几处',
  noneAsked: '还没有标出。',
  ask: '已标出{{count}}处，申请一并修改。',
  more: '也可标出没有填写的栏目：{{names}}',
  fewer: '收起没有填写的栏目',
});
