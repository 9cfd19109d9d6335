import { activeStates, stepOf } from '@bihuan/workflows';
import type { Chain, Machine, StateCode } from '@bihuan/workflows';
import { actNamed } from '../apply/act-named.js';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import { formAsked } from './form-asked.js';

/** What may be marked with an act that gives something back: places of this form, and where it comes to when it is put right. */
export interface AskedBack {
  readonly form: string;
  /** `you`: straight to the returner, `here`: straight to his step, `anew`: the way it came. */
  readonly comes: 'you' | 'here' | 'anew';
}

/** Enough of an event to say where it leads. */
export interface Returning {
  readonly type: string;
  readonly act?: string | null | undefined;
  readonly step?: string | null | undefined;
  readonly to?: unknown;
}

/** Whether the act gives a form that was handed in back to whoever fills it in; null where it leads elsewhere. */
export function askedBack(machine: Machine, item: ItemRow, event: Returning): AskedBack | null {
  if (item.headSeq === 0 || item.submissions === 0) return null;
  const { definition } = machine;
  const { code, back } = activeStates(machine, stateOf(item));
  const chain = definition.states[code]?.chain;
  const targets =
    event.type === 'RETURN'
      ? typeof event.to === 'string'
        ? []
        : [chain?.returned]
      : event.type === 'ACT' && !back
        ? targetsOf(machine, item, event.act)
        : [];
  const forms = targets.map((target) =>
    target !== undefined && definition.states[target]?.back === true ? formAsked(definition, target, item.mainForm) : null,
  );
  const form = forms[0];
  if (form === undefined || form === null || forms.some((one) => one !== form) || item.pins[form] === undefined) return null;
  return { form, comes: event.type === 'RETURN' ? comesTo(machine, item, { chain, code, step: event.step ?? '' }) : 'anew' };
}

function targetsOf(machine: Machine, item: ItemRow, act: string | null | undefined): readonly StateCode[] {
  const named = typeof act === 'string' ? actNamed(machine, item, act) : undefined;
  // Nobody gives back to himself what he takes back.
  const to = named?.who.every(({ type }) => type === 'submitter') === true ? undefined : named?.to;
  return to === undefined ? [] : typeof to === 'string' ? [to] : to.map((branch) => branch.to);
}

/** Straight back only to a step of the chain's own list, and only where handing in leads into that chain again. */
function comesTo(
  machine: Machine,
  { context }: ItemRow,
  { chain, code, step }: { chain: Chain | undefined; code: StateCode; step: string },
): AskedBack['comes'] {
  const isStraight = stepOf(machine, step)?.return?.then === 'straight-back' && chain?.nodes.some(({ id }) => id === step) === true;
  const acts = Object.values(machine.definition.states[chain?.returned ?? '']?.on ?? {}).filter(({ submits }) => submits === true);
  if (!isStraight || acts.length === 0 || acts.some(({ to }) => to !== code)) return 'anew';
  const slots = context.places[step]?.slots.filter(({ added, closed }) => !added && closed?.as !== 'handed-over' && closed?.as !== 'transferred') ?? [];
  return slots.length === 1 ? 'you' : 'here';
}
