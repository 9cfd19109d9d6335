import type { Condition } from '@bihuan/forms';

/** Answers by form and field. */
export type AnswersFor = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Answers by which a simple condition would hold: what is compared with one value, or is one of some. Of anything else the person fills in what it asks. */
export function answersFor(when: Condition | undefined, own: string | undefined): AnswersFor {
  if (when === undefined) return {};
  if ('and' in when) return when.and.map((one) => answersFor(one, own)).reduce(both, {});
  if ('or' in when) return when.or.map((one) => answersFor(one, own)).find((found) => Object.keys(found).length > 0) ?? {};
  if ('==' in when) return answer(when['=='][0], when['=='][1], own);
  return 'in' in when ? answer(when.in[0], when.in[1][0], own) : {};
}

function answer(left: unknown, right: unknown, own: string | undefined): AnswersFor {
  if (typeof left !== 'object' || left === null || !('var' in left) || typeof left.var !== 'string' || typeof right === 'object' || right === undefined)
    return {};
  const [root, first, second] = left.var.split('.');
  const [form, field] = root === 'latest' ? [first, second] : [own, first];
  return form === undefined || field === undefined || (root !== 'latest' && root !== 'form') ? {} : { [form]: { [field]: right } };
}

function both(a: AnswersFor, b: AnswersFor): AnswersFor {
  return Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((form) => [form, { ...a[form], ...b[form] }]));
}
