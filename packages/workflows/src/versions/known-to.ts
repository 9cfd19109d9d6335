import type { LifecycleDefinition, Step } from '../definition.js';
import type { Machine } from '../machine/machine.js';
import { withoutReopenable } from '../machine/looking-back.js';
import { endedAgreed } from '../rules/ended-agreed.js';
import { memoryOf } from '../rules/memory.js';
import type { Context, ItemState, Mapping, Place, PlaceId } from '../vocabulary.js';
import { behind } from './behind.js';
import type { MigrationPlan } from './migration.js';
import { landingOf } from './plan-migration.js';

interface Versions {
  readonly from: Machine;
  readonly to: Machine;
}

/** What the new version does not look back for is forgotten, so that nothing it did not see is taken for known by a later one. */
export function knownTo(to: Machine, context: Context): Context {
  const memory = memoryOf(to.definition);
  const { returns, decided, reopenable, wentStraight, ...rest } = context;
  return {
    ...rest,
    ...(memory.returns && returns !== undefined ? { returns } : {}),
    ...(memory.decisions && decided ? { decided } : {}),
    ...(memory.reopening && reopenable ? { reopenable } : {}),
    ...(memory.reopening && wentStraight ? { wentStraight } : {}),
    places: Object.fromEntries(Object.entries(context.places).map(([id, place]) => [id, known(place, memory)])),
  };
}

function known(place: Place, memory: ReturnType<typeof memoryOf>): Place {
  const isForgotten =
    (place.submission !== undefined && !memory.submissions) ||
    (place.agreed && !memory.agreed) ||
    (place.signed && !memory.signers) ||
    (place.inCourse && !memory.course);
  if (!isForgotten) return place;
  const { submission, agreed, signed, inCourse, ...rest } = place;
  return {
    ...rest,
    ...(memory.submissions && submission !== undefined ? { submission } : {}),
    ...(memory.agreed && agreed ? { agreed } : {}),
    ...(memory.signers && signed ? { signed } : {}),
    ...(memory.course && inCourse ? { inCourse } : {}),
  };
}

/** A round that is over ended as its own version says, whatever the next one would make of the same voices. One that goes on is not over. */
export function withEndsKept(
  { from, to }: Versions,
  context: Context,
  { lands, mapping }: { readonly lands: MigrationPlan['lands']; readonly mapping: Mapping },
): Context {
  const here = new Map(lands.map((land) => [land.from, land.landing.type]));
  const kept = Object.entries(context.places).map(([id, place]): readonly [PlaceId, Place] => {
    const was = stepAt(from, id);
    if (!was || place.ended !== undefined || place.passed !== undefined || here.get(id) === 'same') return [id, place];
    const isAgreed = !here.has(id) && endedAgreed(was, place);
    const is = stepAt(to, landingOf(mapping, id).place);
    return [id, is && endedAgreed(is, place) === isAgreed ? place : { ...place, ended: isAgreed ? 'agreed' : 'otherwise' }];
  });
  return { ...context, places: Object.fromEntries(kept) };
}

function stepAt({ compiled }: Machine, id: PlaceId): Step | undefined {
  return compiled.places.get(id)?.step?.definition;
}

/** Only what lies behind it in the new version, too, may be taken back there. */
export function onlyBehind(definition: LifecycleDefinition, state: ItemState): Context {
  const { reopenable } = state.context;
  if (!reopenable) return state.context;
  const passed = behind(definition, state);
  return withoutReopenable(
    state.context,
    reopenable.filter((id) => !passed.has(id)),
  );
}
