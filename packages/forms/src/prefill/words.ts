import { assertNever } from '../conditions/operator.js';
import type { KnownFact, Prefill } from './prefill.js';

const FACTS: Readonly<Record<KnownFact, string>> = {
  today: '填表当天',
  filler: '填表人本人',
  'filler-post': '填表人的岗位',
  'filler-mobile': '填表人的手机号码',
  unit: '填报单位',
  'unit-category': '填报单位的类别',
  campaign: '活动名称',
  'campaign-year': '活动年度',
};

/** What a field begins with, in a few words. `names`: posts and forms by their keys. */
export function prefillInWords(prefill: Prefill, names: Readonly<Record<string, string>> = {}): string {
  if (typeof prefill === 'string') return FACTS[prefill];
  const named = (key: string): string => (Object.hasOwn(names, key) ? names[key] : undefined) ?? key;
  const ofForm = (form: string | undefined): string => (form === undefined ? '' : `“${named(form)}”`);
  switch (prefill.from) {
    case 'post':
      return `填报单位的“${named(prefill.post)}”`;
    case 'last-year': {
      const field = prefill.field === undefined ? '' : `（${prefill.field}）`;
      const rows = prefill.rows === 'choose' ? '，由填表人挑选' : '';
      return `上一年${ofForm(prefill.form)}所填${field}${rows}`;
    }
    case 'linked':
      return `${prefill.record === 'parent' ? `上级事项${ofForm(prefill.form)}` : '台账来源行'}的“${prefill.field}”`;
    default:
      return assertNever(prefill);
  }
}
