/** One unfinished item of a unit, as far as a reminder may tell of it. */
export interface RemindedItem {
  /** «《…》» or «“…”»: what a plan or a form is called, never what somebody wrote. */
  readonly what: string;
  /** «10月20日（周六）»; null where it has no day. */
  readonly day: string | null;
  readonly at: 'unsent' | 'returned' | 'under-way';
}

const ends: Readonly<Record<RemindedItem['at'], string>> = { unsent: '尚未收到', returned: '退回后尚未重新报送', 'under-way': '尚未办结' };

/** «外科第二党支部：《…》10月20日（周六）截止，尚未收到，烦请安排。党办» */
export function reminderText(unit: string, items: readonly RemindedItem[], sender: string): string | null {
  if (items.length === 0) return null;
  const told = [...Map.groupBy(items, ({ what, day, at }) => `${what}${day === null ? '' : `${day}截止`}，${ends[at]}`)].map(([words, alike]) =>
    alike.length > 1 ? `${words}（${alike.length}份）` : words,
  );
  return `${unit}：${told.join('；')}，烦请安排。${sender}`;
}

export interface Reach {
  readonly items: number;
  readonly already: number;
  readonly nobody: number;
  readonly own: number;
}

/** «3个单位；其中1个今天已催过，不再发» */
export function reachWords(units: readonly Reach[]): string {
  const whole = (of: (unit: Reach) => number): number => units.filter((unit) => of(unit) > 0 && unit.already + unit.nobody + unit.own === unit.items).length;
  const already = whole((unit) => unit.already);
  const nobody = units.filter((unit) => unit.nobody === unit.items).length;
  const own = units.filter((unit) => unit.own > 0 && unit.own + unit.nobody === unit.items).length;
  const parts = [
    ...(already > 0 ? [`其中${already}个今天已催过，不再发`] : []),
    ...(own > 0 ? [`${own}个已经报来，在您自己手上，不催`] : []),
    ...(nobody > 0 ? [`${nobody}个现在没有人在办，无从催办`] : []),
  ];
  return [`${units.length}个单位`, ...parts].join('；');
}
