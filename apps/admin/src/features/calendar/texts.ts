import { words } from '../../shared/texts/words.js';

export const t = words('calendar', {
  title: '工作日历', tab: '{{year}}年工作日历', note: '时限按工作日计算。国家公布的放假调休和本单位自定的日子都登记在这里，每次保存另存一版，以前的版本保留。', year: '年份', previous: '上一年', next: '下一年',
  announced: '已公布', provisional: '暂定', status: '状态', statusHint: '国务院办公厅公布放假安排前，用“暂定”；据此算出的时限会注明。', never: '这一年还没有登记：按周一至周五上班计算，所有时限注明“暂定”。',
  entry: '用一句话登记', entryHint: '例如：放假10月1日至7日，9月29日、30日上班', own: '这是本单位自定的（不是国家公布的）', read: '识别', readHolidays: '放假{{count}}天：{{days}}', readWorkdays: '上班{{count}}天：{{days}}', unread: '没有看懂“{{text}}”，请写成“放假10月1日至7日”或“9月29日上班”。', take: '加入日历', notTaken: '还没有保存',
  save: '保存为第{{no}}版', saved: '现为第{{no}}版', discard: '放弃改动', removeDay: '移除 {{day}}', month: '{{month}}月', holiday: '放假', workday: '调休上班', ownHoliday: '本单位放假', ownWorkday: '本单位上班', weekend: '周末', legend: '图例', list: '登记的日子', none: '没有登记。', history: '变动记录', unsaved: '有{{count}}处改动还没有保存。', remove: '移除',
});
