import type { ActDefinition, Lost, Machine, WaitUntil } from '@bihuan/workflows';
import { stepOf, waitOf } from '@bihuan/workflows';
import type { ItemRow } from '../item-row.js';
import { lostText } from '../waits/lost-text.js';
import { actNamed } from './act-named.js';
import { isOfSigner } from './apply-command.js';
import type { RequestedEvent, SignerEvent } from './apply-command.js';
import { assignedFields } from './changes-of-item.js';

/** What the definition says of the event asked for, in the item's present state. */
export interface EventDefinition {
  /** Time-line sentence. */
  readonly record: string;
  /** Form whose data must travel with it. */
  readonly form: string | null;
  readonly submits: boolean;
  /** Date field of the form that says when it truly happened. */
  readonly happened: string | null;
}

/** An event the definition does not know here has no words; the machine will refuse it by its own rules. */
export function definitionOfEvent(machine: Machine, item: ItemRow, event: RequestedEvent): EventDefinition {
  if (event.type === 'CREATE') return plain(machine.definition.create.record, machine.definition.create.form ?? null);
  if (event.type === 'ACT') return ofAct(actNamed(machine, item, event.act), item);
  if (event.type === 'ARRIVE') return ofArrival(waitOf(machine, event.wait)?.until, event.lost);
  if (event.type === 'HAND_OVER') return plain(event.office ? (event.slotId === event.place ? '指定办理人' : '改派') : '办理交接');
  if (event.type === 'REASSIGN') return plain(`变更${assignedFields[event.field].label}`);
  if (event.type === 'RESCHEDULE') return plain('调整时限');
  if (event.type === 'LIGHT') return plain(machine.definition.lights?.find(({ id }) => id === event.rung)?.record ?? '');
  return plain((isOfSigner(event) ? ofStep(machine, event) : undefined) ?? ENGINE_RECORDS[event.type]);
}

/** The definition's own words for a signature; none for what is the same in every lifecycle. */
function ofStep(machine: Machine, { type, step: id }: SignerEvent): string | undefined {
  const step = stepOf(machine, id);
  if (type === 'AGREE') return step?.agree.record;
  if (type === 'REJECT') return step?.reject?.record;
  return type === 'RETURN' ? step?.return?.record : undefined;
}

/** Time-line words, past. The three signatures only where the lifecycle does not know the step, which then refuses them. */
const ENGINE_RECORDS: Readonly<
  Record<Exclude<RequestedEvent['type'], 'CREATE' | 'ACT' | 'ARRIVE' | 'HAND_OVER' | 'REASSIGN' | 'RESCHEDULE' | 'LIGHT'>, string>
> = {
  AGREE: '同意',
  REJECT: '不同意',
  RETURN: '退回',
  CLAIM: '接办',
  GIVE_BACK: '退还',
  TAKE_BACK: '收回意见',
  TRANSFER: '转办',
  CONSULT: '征求意见',
  ANSWER: '答复意见',
  ADD_SIGNERS: '加签',
  REMOVE_SIGNER: '减签',
  TIMEOUT: '到期自动处理',
  EDIT: '修改表中内容',
  COMMENT: '留言',
  CC: '抄送',
  URGE: '催办',
  SUSPEND: '暂停',
  RESUME: '恢复',
  TERMINATE: '终止',
  JUMP: '跳转',
  CHILDREN: '下级事项有了结果',
  RECOUNT: '日历更正',
  UPGRADE: '改按新版流程办理',
  CONTINUE: '不再等待',
};

/** An answer has its own words; a day comes by itself, and other items get there or are lost. */
function ofArrival(until: WaitUntil | undefined, lost?: Lost): EventDefinition {
  if (until?.type === 'items') return plain(lost ? `${lostText(lost)}，${until.lost === 'go-on' ? '不再等待' : '请党办决定'}` : '所等事项已办到');
  return until?.type === 'answer' ? plain(until.record, until.form ?? null) : plain('等待期满');
}

function ofAct(act: ActDefinition | undefined, item: ItemRow): EventDefinition {
  if (!act) return plain('');
  // A submission without a form of its own hands in the item's main form.
  const form = act.form ?? (act.submits ? item.mainForm : null);
  return { record: act.record, form, submits: act.submits ?? false, happened: act.happened ?? null };
}

function plain(record: string, form: string | null = null): EventDefinition {
  return { record, form, submits: false, happened: null };
}
