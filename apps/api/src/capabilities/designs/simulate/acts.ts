import { ALL_GIVEN } from '@bihuan/workflows';
import type { Chosen, ItemState, SlotSeed } from '@bihuan/workflows';
import { assertNever } from '../assert-never.js';
import type { SimulatedAct } from '../try-out/try-out.contract.js';

/** A run on paper goes by what holds today. */
const MARKED = { ...ALL_GIVEN, spares: true, anew: true } as const;

type ByHand = Exclude<SimulatedAct, { type: 'DAY' }>;

/** What somebody does, as the engine hears it: his own slot at the step is found. One he has not is for the engine to refuse. */
export function chosenFor(state: ItemState, { by, act }: { readonly by: string | null; readonly act: ByHand }): Chosen {
  return { ...(by === null ? {} : { by }), event: bare(state, by, act) };
}

function bare(state: ItemState, by: string | null, act: ByHand): Chosen['event'] {
  const slotAt = (step: string): { step: string; slot: string } => ({ step, slot: slotOf(state, step, by) });
  switch (act.type) {
    case 'ACT':
      return { type: 'ACT', act: act.act, anew: true, reasonGiven: true };
    case 'AGREE':
      return { type: act.type, ...slotAt(act.step), opinionGiven: true, ...ALL_GIVEN };
    case 'ANSWER':
      return { type: act.type, ...slotAt(act.step), opinionGiven: true };
    case 'REJECT':
      return { type: 'REJECT', ...slotAt(act.step), reasonGiven: true, ...ALL_GIVEN };
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
      return { type: act.type, ...slotAt(act.step) };
    case 'RETURN':
      return { type: 'RETURN', ...slotAt(act.step), ...(act.to === undefined ? {} : { to: act.to }), ...MARKED, reasonGiven: true };
    case 'TRANSFER':
    case 'CONSULT':
      return {
        type: act.type,
        ...slotAt(act.step),
        to: seed(state, act.to, { place: act.step, by, how: act.type === 'TRANSFER' ? 'transfer' : 'consult' }),
        reasonGiven: true,
      };
    case 'ADD_SIGNERS':
      return {
        type: 'ADD_SIGNERS',
        ...slotAt(act.step),
        how: act.how,
        among: act.among,
        heard: true,
        to: act.to.map((person) => seed(state, person, { place: act.step, by, how: 'add-signer' })),
        reasonGiven: true,
      };
    case 'ARRIVE':
      return { type: 'ARRIVE', wait: act.wait, round: state.context.places[act.wait]?.round ?? 0, ...(act.lost ? { lost: true } : {}) };
    case 'CONTINUE':
      return { type: 'CONTINUE', wait: act.wait, reasonGiven: true };
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
      return { type: act.type, reasonGiven: true };
    case 'JUMP':
      return { type: 'JUMP', to: act.to, asks: true, reasonGiven: true };
    case 'CHILDREN_ENDED': {
      const { round = 0, children = [] } = state.context.places[act.place] ?? {};
      return {
        type: 'CHILDREN',
        place: act.place,
        round,
        ended: children.filter(({ ended }) => ended === undefined).map(({ item }) => ({ item, as: act.as })),
      };
    }
    default:
      return assertNever(act);
  }
}

/** His open one; else his last. */
function slotOf({ context }: ItemState, step: string, by: string | null): string {
  const own = (context.places[step]?.slots ?? []).filter(({ person }) => person === by);
  return (own.find(({ closed }) => !closed) ?? own.at(-1))?.id ?? 'none';
}

function seed(
  { context }: ItemState,
  person: string,
  { place, by, how }: { readonly place: string; readonly by: string | null; readonly how: 'transfer' | 'consult' | 'add-signer' },
): SlotSeed {
  const { round = 0, slots = [] } = context.places[place] ?? {};
  return { id: `${place}/${round}/${slots.length}/${person}`, person, why: { resolver: how, ...(by === null ? {} : { by }) } };
}
