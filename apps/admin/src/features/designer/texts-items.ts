/** Words of a wait for other items. */
export const itemsWords = {
  waitItems: '引用的事项办到',
  itemsField: '等哪个字段里引用的事项',
  itemsNone: '表单里还没有“引用记录”的字段，请先在表单里加一个，再选等哪些事项。',
  itemsWhen: '办到哪里算数',
  itemsEnd: '办结',
  itemsStates: '进入指定的状态',
  itemsOf: '“{{process}}”的状态',
  itemsHint: '引用了几件的，要都办到。开始等时已经办到的，当即算数。',
  itemsLost: '事项作废、互相等待，或没有引用事项时',
  itemsAsk: '告知党办，由党办决定',
  itemsGoOn: '不再等它，继续办理',
  untilItems: '等“{{field}}”里的事项办结',
  untilItemsAt: '等“{{field}}”里的事项进入指定的状态',
} as const;
