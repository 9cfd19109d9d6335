import { accessDiffers, gainedAccess } from '@bihuan/forms';
import type { AccessPlace, FormDefinition } from '@bihuan/forms';
import { nodesOf } from '@bihuan/workflows';
import type { LifecycleDefinition } from '@bihuan/workflows';
import type { Newly } from './newly.js';

/** States and steps of processes by what forms call them in their rights. */
export type StepLabels = ReadonlyMap<string, string>;

/** Who sees and writes which fields that could not before; null where no rights were touched and nobody gained any. A new form was kept from nobody. */
export function newlyInForm(before: FormDefinition | null, after: FormDefinition, steps: StepLabels): Newly | null {
  if (before === null) return null;
  const gained = gainedAccess(before, after);
  if (gained.length === 0 && !accessDiffers(before, after)) return null;
  const said = (right: 'see' | 'write'): string[] =>
    gained.flatMap((one) => (one[right].length === 0 ? [] : [`${placeWords(one.place, steps)}（${one[right].map((label) => `“${label}”`).join('、')}）`]));
  return { start: [], decide: [], see: said('see'), write: said('write') };
}

/** Of lifecycles in turn: what the first of them says goes. */
export function stepLabelsOf(lifecycles: readonly LifecycleDefinition[]): StepLabels {
  const all = lifecycles.flatMap(({ states }) =>
    Object.entries(states).flatMap(([code, { label, chain }]): readonly (readonly [string, string])[] => [
      [code, label],
      ...nodesOf(chain, '').flatMap(({ value }) => (value.type === 'step' ? [[value.id, value.label] as const] : [])),
    ]),
  );
  return new Map(all.toReversed());
}

function placeWords(place: AccessPlace, steps: StepLabels): string {
  switch (place.type) {
    case 'filling':
      return '填表人';
    case 'others':
      return '其他查看的人';
    case 'step':
      return `步骤“${steps.get(place.step) ?? place.step}”的办理人`;
  }
}
