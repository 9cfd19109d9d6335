import { loadLibrary } from '@bihuan/library';
import type { How, Lead } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { list } from '../../definitions/index.js';
import { unitTree } from '../../people/index.js';
import { categoriesOf } from '../plan.js';

/** Words for what stands in the cells of a plan. */
export interface PlanWords {
  readonly unit: (id: string) => string;
  /** 党支部; for all of them: 各党支部. */
  readonly category: (key: string) => { readonly label: string; readonly all: string };
  readonly way: (key: string) => string;
  readonly form: (key: string) => string;
  readonly lifecycle: (key: string) => string;
}

export async function planWords(tx: Tx): Promise<PlanWords> {
  const units = new Map((await unitTree(tx)).map(({ id, name }) => [id, name]));
  const ways = new Map((await list(tx, 'way')).map(({ definition }) => [definition.key, definition.label]));
  const forms = new Map((await list(tx, 'form')).map(({ definition }) => [definition.key, definition.title]));
  const lifecycles = new Map((await list(tx, 'lifecycle')).map(({ definition }) => [definition.key, definition.title]));
  const categories = new Map(loadLibrary().categories.map((category) => [category.key, category]));
  return {
    unit: (id) => units.get(id) ?? id,
    category: (key) => categories.get(key) ?? { label: key, all: key },
    way: (key) => ways.get(key) ?? key,
    form: (key) => forms.get(key) ?? key,
    lifecycle: (key) => lifecycles.get(key) ?? key,
  };
}

/** «党办、纪委», «各党支部» */
export function leadWords(lead: Lead | null, words: PlanWords): string {
  if (!lead) return '';
  if (lead.type === 'units') return lead.units.map(words.unit).join('、');
  return categoriesOf(lead)
    .map((key) => words.category(key).all)
    .join('、');
}

/** «填表：内设机构（每个内设机构一份，单位清单：书记审核，党办审核）» */
export function howWords(how: How | null, words: PlanWords): string {
  if (!how) return '';
  const lists = how.lists.map(
    (one) =>
      `${one.label}（${words.form(one.form)}；${words.lifecycle(one.lifecycle)}；${fillerWords[one.filler]}${one.privacy === 'restricted' ? '；限定范围' : ''}）`,
  );
  return lists.length === 0 ? words.way(how.way) : `${words.way(how.way)}：${lists.join('、')}`;
}

const fillerWords = { unit: '本单位一份', departments: '每个内设机构一份', cadres: '每人一份' } as const;
