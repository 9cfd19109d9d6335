import type { LifecycleDefinition } from '../../definition.js';
import type { RefusalCode } from '../../refusal-code.js';
import type { ItemEvent } from '../../vocabulary.js';
import { act, create } from './acts.js';
import { children, spawn } from './children.js';
import { copyOf, type EventOf, type Item, type No, type Turn } from './item.js';
import { handOver } from './hand-over.js';
import { light } from './light.js';
import { answerSlate } from './slate.js';
import { agree, disagree, edit, giveBack } from './sign.js';
import * as nodes from './nodes.js';
import * as signer from './signer.js';
import * as office from './office.js';
import * as said from './said.js';
import { takeBack } from './take-back.js';

/** What an event does to an item by the rules of approval: the refusal's code, or the item afterwards. */
export function play(definition: LifecycleDefinition, before: Item, event: ItemEvent): Item | RefusalCode {
  const item = copyOf(before);
  const no = happen({ definition, item, event });
  return no ?? item;
}

const WHILE_SUSPENDED: readonly ItemEvent['type'][] = ['SLATE', 'SPAWN', 'TOLD', 'RESUME', 'TERMINATE', 'COMMENT', 'CC', 'HAND_OVER', 'REASSIGN', 'RESCHEDULE'];

/** Events on a slot say themselves that there is none. */
const UNBORN_TOO: readonly ItemEvent['type'][] = [
  'CREATE',
  'AGREE',
  'REJECT',
  'RETURN',
  'CLAIM',
  'GIVE_BACK',
  'TAKE_BACK',
  'TRANSFER',
  'CONSULT',
  'ANSWER',
  'ADD_SIGNERS',
  'REMOVE_SIGNER',
  'EDIT',
  'HAND_OVER',
  'TIMEOUT',
  'ARRIVE',
  'CONTINUE',
];

function happen(turn: Turn): No {
  const { item, event } = turn;
  if (item.state === null && UNBORN_TOO.includes(event.type) === false) return 'act.not-here';
  if (item.suspended && !WHILE_SUSPENDED.includes(event.type)) return 'item.suspended';
  // One version alone says nothing about another.
  if (event.type === 'UPGRADE') return 'act.not-here';
  const rule: (turn: Turn<never>) => No = RULES[event.type];
  return rule(turn as Turn<never>); // the rule is the one of this event's type
}

const RULES: { readonly [T in Exclude<ItemEvent['type'], 'UPGRADE'>]: (turn: Turn<EventOf<T>>) => No } = {
  CREATE: create,
  ACT: act,
  SLATE: answerSlate,
  SPAWN: spawn,
  CHILDREN: children,
  AGREE: agree,
  REJECT: disagree,
  RETURN: giveBack,
  EDIT: edit,
  HAND_OVER: handOver,
  CLAIM: signer.claim,
  GIVE_BACK: signer.giveBackClaim,
  TAKE_BACK: takeBack,
  TRANSFER: signer.transfer,
  CONSULT: signer.consult,
  ANSWER: signer.answer,
  ADD_SIGNERS: signer.addSigners,
  REMOVE_SIGNER: signer.removeSigner,
  TOLD: nodes.told,
  ARRIVE: nodes.arrive,
  CONTINUE: nodes.letGo,
  TIMEOUT: office.timeout,
  LIGHT: light,
  SUSPEND: office.suspend,
  RESUME: office.resume,
  TERMINATE: office.terminate,
  JUMP: office.jump,
  COMMENT: said.comment,
  CC: said.cc,
  URGE: said.urge,
  REASSIGN: said.reassign,
  RESCHEDULE: said.reschedule,
  RECOUNT: said.recount,
};
