import type { AllowedAction } from '../../api/types.js';
import { lacksFiles } from './attachments.js';

/** What an act may ask beside its form and its reason. */
export interface Given {
  /** Persons named with it. */
  readonly people: readonly string[];
  readonly how: 'before' | 'beside' | 'after';
  readonly among: 'all' | 'any' | 'in-turn';
  /** Place among the targets of a return or a jump. */
  readonly target: number;
  readonly removed: string | null;
  /** Among what may be given to somebody else; null while it is still to be chosen. */
  readonly seat: number | null;
  /** Who signs a step to come, by its place. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** What alone is to be put right; none: all of it. */
  readonly marks: readonly string[];
  /** Attached: ids of files that were uploaded. */
  readonly files: readonly string[];
  /** Signed by hand: the value of the signing widget. */
  readonly signature: unknown;
}

export const nothingGiven = (action: AllowedAction): Given => ({
  people: [],
  how: 'beside',
  among: 'all',
  target: 0,
  removed: action.removable.length === 1 ? (action.removable[0]?.slotId ?? null) : null,
  seat: action.seats.length === 1 ? 0 : null,
  choices: {},
  marks: [],
  files: [],
  signature: null,
});

/** Whether it leads, as chosen, to where the form is filled in again. */
export const mayMark = (action: AllowedAction, given: Given): boolean =>
  action.marks !== null && (action.targets.length === 0 || action.targets[given.target]?.step === null);

/** What of it is still missing; null when the act may be sent. */
export const lacking = (action: AllowedAction, given: Given): 'people' | 'removed' | 'seat' | 'choices' | 'signature' | 'files' | null => {
  if (action.seats.length > 0 && given.seat === null) return 'seat';
  if (action.people !== 'none' && given.people.length === 0) return 'people';
  if (action.type === 'REMOVE_SIGNER' && given.removed === null) return 'removed';
  if (action.chooses.some(({ place }) => (given.choices[place] ?? []).length === 0)) return 'choices';
  if (action.signature && given.signature === null) return 'signature';
  return lacksFiles(action.files, given.files) ? 'files' : null;
};

/** The part of the request it becomes; nothing that does not belong to the act. */
export const bodyOfGiven = (action: AllowedAction, given: Given): Readonly<Record<string, unknown>> => {
  const to = action.targets[given.target]?.step;
  const seat = given.seat === null ? undefined : action.seats[given.seat];
  const several = given.people.length > 1;
  return {
    ...(action.people === 'none' ? {} : { people: given.people }),
    ...(action.type === 'ADD_SIGNERS' ? { how: given.how, among: several ? given.among : 'all' } : {}),
    ...(to ? { to } : {}),
    ...(action.type === 'REMOVE_SIGNER' && given.removed !== null ? { removed: given.removed } : {}),
    ...(seat ? { step: seat.step, ...(seat.slotId === null ? {} : { slotId: seat.slotId }), ...(seat.line === null ? {} : { line: seat.line }) } : {}),
    ...(action.chooses.length > 0 ? { choices: action.chooses.map(({ place }) => ({ place, people: given.choices[place] ?? [] })) } : {}),
    ...(action.signature && given.signature !== null ? { signature: given.signature } : {}),
    ...(action.files && given.files.length > 0 ? { files: given.files } : {}),
    ...(mayMark(action, given) && given.marks.length > 0 ? { marks: given.marks } : {}),
  };
};
