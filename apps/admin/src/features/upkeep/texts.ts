import { words } from '../../shared/texts/words.js';

export const t = words('upkeep', {
  title: '后台事项',
  note: '系统自己办的事，多次没有办成就放在一边，不影响其他事项；发往外部接收地址的，会接着再试几天；到期事项和期限重算，系统重新启动时会自动再试一次；期限重算在工作日历再次公布或更正时也会自动再试一次。排除原因后可以马上再试。',
  none: '现在没有多次没办成的后台事项。出现时，导航和“开始使用”页会提示，并通知系统管理员。',
  what: '事项',
  since: '时间',
  attempts: '已试',
  times: '{{n}}次',
  id: '查日志用的编号',
  retry: '再试一次',
  retryAll: '全部再试（{{count}}件）',
  back: '开始使用',
});
