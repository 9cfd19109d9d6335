/** What the rules are called by which the system acts. The records keep their ids for ever; rules that are named in words already stay as they are. */
const words: Readonly<Record<string, string>> = {
  'calendar-corrected': '工作日历已更正',
  'children-changed': '下级事项有进展',
  'day-has-come': '约定的日子已到',
  'others-awaited': '所等的事项已到位',
  'step-overdue': '本步骤已过时限',
  'sub-items': '按流程生成下级事项',
};

export function ruleWord(rule: string): string {
  return words[rule] ?? rule;
}
