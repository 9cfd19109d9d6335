import type { ChainNode, Mode, Share, Step, WaitUntil } from '@bihuan/workflows';
import { assertNever } from '../../../shared/assert-never.js';
import type { Names } from '../store/design-types.js';
import { t } from '../texts.js';
import { whoWords, wordOf } from './who-words.js';

/** What kind of thing it is, said above its name. */
export const kindWords: Readonly<Record<ChainNode['type'], string>> = {
  step: t('kindStep'),
  fork: t('kindFork'),
  notify: t('kindNotify'),
  cc: t('kindCc'),
  wait: t('kindWait'),
  'sub-items': t('kindSubItems'),
};

export const kindOf = (node: ChainNode): string => (node.type === 'fork' && node.takes === 'first' ? t('kindChoice') : kindWords[node.type]);

export const nameOf = (node: ChainNode): string => (node.type === 'fork' ? node.branches.map(({ label }) => label).join('、') : node.label);

/** The lines on a card, most telling first; never more than three. */
export function linesOf(node: ChainNode, names: Names): readonly string[] {
  switch (node.type) {
    case 'step':
      return stepLines(node, names);
    case 'notify':
    case 'cc':
      return [node.who.length === 0 ? t('nobodyYet') : node.who.map((one) => whoWords(one, names)).join('、')];
    case 'wait':
      return [untilWords(node.until, names)];
    case 'sub-items':
      return [t('childOf', { name: wordOf(names.lifecycles, node.child.lifecycle) })];
    case 'fork':
      return [];
    default:
      return assertNever(node);
  }
}

function stepLines(step: Step, names: Names): readonly string[] {
  const who = step.work.who.length === 0 ? t('nobodyYet') : step.work.who.map((one) => whoWords(one, names)).join('、');
  const due = step.due ? t('dueIn', { n: step.due.within.amount, unit: unitWords[step.due.within.unit] }) : '';
  const how = [
    modeWords(step.mode),
    due,
    step.personal ? t('personalShort') : '',
    step.signature ? t('signatureShort') : '',
    step.files ? t('filesShort', { label: step.files.label }) : '',
  ]
    .filter((word) => word !== '')
    .join(' · ');
  return [who, how];
}

export const unitWords = { 'working-days': t('workingDays'), days: t('days'), hours: t('hours') } as const;

export function modeWords(mode: Mode): string {
  if (typeof mode === 'string') return plainModes[mode];
  if (mode.type === 'vote') return t('voteBy', { share: shareWords(mode.agree) });
  if (mode.type === 'per-group') return t('perGroupOf', { by: mode.by === 'line' ? t('byLine') : t('byUnit'), need: mode.need });
  return mode.assist === 'waits' ? t('leadWaits') : t('leadOptional');
}

export const plainModes = { all: t('modeAll'), any: t('modeAny'), 'in-turn': t('modeInTurn'), claim: t('modeClaim') } as const;

export function shareWords(share: Share): string {
  if ('count' in share) return t('shareCount', { n: share.count });
  const [part, whole] = 'over' in share ? share.over : share.atLeast;
  const isHalf = part * 2 === whole;
  if ('over' in share) return isHalf ? t('overHalf') : t('overPart', { part, whole });
  return part === whole ? t('shareAll') : t('atLeastPart', { part, whole });
}

export function untilWords(until: WaitUntil, names: Names): string {
  switch (until.type) {
    case 'form-day':
      return t('untilFormDay', { form: wordOf(names.forms, until.form), field: until.field });
    case 'item-day':
      return until.day === 'dueOn' ? t('untilDue') : t('untilStart');
    case 'after':
      return t('untilAfter', { n: until.within.amount, unit: unitWords[until.within.unit] });
    case 'items':
      return t(until.states ? 'untilItemsAt' : 'untilItems', { field: fieldWords(names, until) });
    case 'answer':
      return t('untilAnswer', { label: until.label });
    default:
      return assertNever(until);
  }
}

const fieldWords = ({ fields = [] }: Names, { form, field }: { readonly form: string; readonly field: string }): string =>
  fields.find(({ key }) => key === `${form}/${field}`)?.label ?? field;
