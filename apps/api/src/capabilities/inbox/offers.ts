import { batchType } from './inbox.contract.js';
import type { BatchOffer, InboxCard } from './inbox.contract.js';
import type { AllowedAction } from '../items/index.js';

/** What can be said of a sheet from the list, alone (`quick`) or together with others (`offers`), and if not, why. */
export function offered(actions: readonly AllowedAction[]): Pick<InboxCard, 'quick' | 'offers'> {
  const offers = actions.flatMap((action) => offerOf(action) ?? []);
  const agree = offers.find(({ type }) => type === 'AGREE');
  return { quick: agree ? { step: agree.step, label: agree.label, allowed: agree.why === null, why: agree.why } : null, offers };
}

function offerOf(action: AllowedAction): BatchOffer | null {
  const type = batchType.safeParse(action.type);
  if (!type.success || action.step === null) return null;
  const target = action.targets[0];
  return {
    type: type.data,
    step: action.step,
    label: action.label,
    to: target?.step ?? null,
    toLabel: target?.label ?? null,
    reason: action.reason,
    phrases: action.phrases,
    why: action.refusedBecause ?? needsOpening(action),
    callsOff: target ? target.callsOff : action.callsOff,
  };
}

/** An opinion is written with the sheet in sight; a reason may hold for many. */
function needsOpening({ type, reason, signature, files, form, chooses }: AllowedAction): string | null {
  if (type === 'AGREE' && reason === 'required') return '需填写意见，请打开办理';
  if (signature) return '需手写签名，请打开办理';
  if (files) return `需附“${files.label}”，请打开办理`;
  if (form !== null) return '需填写内容，请打开办理';
  return chooses.length > 0 ? '需选定办理人，请打开办理' : null;
}
