import { allowedEvents } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import type { Applied } from '../apply/apply-command.js';
import { actorFacts, factsAt, itemFacts } from '../facts/gather-facts.js';
import { knownTime } from '../facts/surroundings.js';
import type { ActAnswer, SendEventBody } from '../item.contract.js';
import type { StateView } from '../path.contract.js';
import { stateOf } from '../item-row.js';
import { stateViewOf, whereText } from './state-view.js';

export interface Answering {
  readonly machine: Machine;
  readonly applied: Applied;
  readonly personId: string;
  /** What the act is called once it is done: 审核同意. */
  readonly record: string;
  /** The item is where it was: progress was noted, say. */
  readonly stays: boolean;
}

/** «已审核同意，转党办审核。»: what was done, then where it went. */
export function sentenceOf({
  record,
  state,
  where,
}: Pick<Answering, 'record'> & { readonly state: Pick<StateView, 'label' | 'ended'>; readonly where: string | null }): string {
  const did = record.startsWith('已') ? record : `已${record}`;
  if (where === null) return state.ended && !did.endsWith(state.label.replace(/^已/u, '')) ? `${did}，${state.label}。` : `${did}。`;
  const next = /^待(.+)$|待(.{2,}审)$/u.exec(where);
  // Who has it next is told once; a state named like the act adds nothing.
  if (next) return did.includes('，转') ? `${did}。` : `${did}，转${next[1] ?? next[2] ?? ''}。`;
  return did.endsWith(where.replace(/^已/u, '')) ? `${did}。` : `${did}，现在是“${where}”。`;
}

/** «向朱文澜征求意见», «转办给黄若溪»: an act that names people says whom. */
export function namedRecord(record: string, { type, names }: { readonly type: SendEventBody['type']; readonly names: readonly string[] }): string {
  if (names.length === 0) return record;
  const people = names.join('、');
  if (type === 'CONSULT') return `向${people}${record}`;
  if (type === 'TRANSFER' || type === 'CC') return `${record}给${people}`;
  if (type === 'HAND_OVER') return record === '改派' ? `${record}给${people}` : `指定${people}办理`;
  return type === 'ADD_SIGNERS' ? `${record}${people}` : record;
}

/** What the caller is told after an act: the new state in words, in whose hands it is, and the receipt. */
export async function receiptView(tx: Tx, { machine, applied, personId, record, stays }: Answering): Promise<ActAnswer> {
  const { item, receipt } = applied;
  const state = stateViewOf(machine, item, personId);
  const where = whereText(machine, item, null);
  return {
    item: { id: item.id, version: item.version, state, where },
    receipt,
    sentence: sentenceOf({ record, state, where: stays ? null : where }),
    mayWithdraw: await mayTakeBack(tx, { machine, applied, personId }),
  };
}

/** Whether the definition offers the submitter an act of his own here, which is what taking back is. */
async function mayTakeBack(tx: Tx, { machine, applied: { item }, personId }: Pick<Answering, 'machine' | 'applied' | 'personId'>): Promise<boolean> {
  if (item.context.submitter !== personId || item.ended !== null) return false;
  const time = knownTime(tx) ?? (await clockOf(tx));
  const facts = factsAt(time, { actor: await actorFacts(tx, { person: personId }, time.today), item: await itemFacts(tx, item, time.today), outcomes: {} });
  const acts = machine.definition.states[item.states[0] ?? '']?.on ?? {};
  return allowedEvents(machine, stateOf(item), facts).some(
    ({ act, refusal }) => act !== null && refusal === null && (acts[act]?.who.some(({ type }) => type === 'submitter') ?? false),
  );
}
