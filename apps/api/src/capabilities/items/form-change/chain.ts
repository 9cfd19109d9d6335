import { carryOver, planFormMigration, rightsAt, seesEverything, withoutHidden, workedOut } from '@bihuan/forms';
import type { CarriedAnswer, FormData, FormDefinition, FormMigrationPlan } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { versionsOf, withCalendar } from '../../definitions/index.js';

/** From one version of a form over all that came between to another. */
export interface Chain {
  /** The version it begins with. */
  readonly version: number;
  readonly definition: FormDefinition;
  readonly plans: readonly FormMigrationPlan[];
  /** Whoever may read an item may read all of it, in this version, in every one that was published since, and in the target. */
  readonly isOpen: boolean;
}

export interface CarriedSheet {
  readonly data: FormData;
  /** As it stood in the version before the last one. */
  readonly was: FormData;
  /** Of every version on the way. */
  readonly answers: readonly CarriedAnswer[];
  /** Of the last one alone. */
  readonly last: readonly CarriedAnswer[];
}

export interface FormTarget {
  readonly key: string;
  /** What is to become the newest version. */
  readonly definition?: FormDefinition;
  /** One that is published, whatever was published after it. Both absent: the newest one that is published. */
  readonly versionId?: string;
}

export interface Chains {
  /** Null: of a version nobody knows, or of the target itself. */
  of(versionId: string): Chain | null;
  readonly target: FormDefinition;
  /** The last step; null where there is no version before. */
  readonly lastPlan: FormMigrationPlan | null;
  /** Every version there is a way from. */
  readonly older: readonly string[];
  readonly newest: { readonly versionId: string; readonly version: number } | null;
}

/** Every step was chosen against the version before it; choices made against another one mean nothing, and the usual happens. */
export async function chainsTo(tx: Tx, { key, definition, versionId }: FormTarget): Promise<Chains | null> {
  const all = await versionsOf(tx, 'form', key);
  const published = versionId === undefined ? all : all.slice(0, all.findIndex((one) => one.versionId === versionId) + 1);
  const open = [...all, ...(definition ? [{ definition }] : [])].map((step) => seesEverything(rightsAt(step.definition, { type: 'others' })));
  const steps = await judgedByCalendar(tx, [...published, ...(definition ? [{ versionId: '', version: Number.MAX_SAFE_INTEGER, definition }] : [])]);
  const target = steps.at(-1)?.definition;
  if (!target) return null;
  const plans = steps.slice(1).map((step, index) => {
    const before = steps[index];
    if (!before) throw new Error('a version has one before it');
    return planFormMigration(before.definition, step.definition, before.version);
  });
  const chains = new Map(
    steps
      .slice(0, -1)
      .map((step, index) => [
        step.versionId,
        { version: step.version, definition: step.definition, plans: plans.slice(index), isOpen: open.slice(index).every(Boolean) },
      ]),
  );
  const newest = published.at(-1);
  return {
    of: (versionId) => chains.get(versionId) ?? null,
    target,
    older: [...chains.keys()],
    lastPlan: plans.at(-1) ?? null,
    newest: newest ? { versionId: newest.versionId, version: newest.version } : null,
  };
}

interface Step {
  readonly versionId: string;
  readonly version: number;
  readonly definition: FormDefinition;
}

async function judgedByCalendar(tx: Tx, steps: readonly Step[]): Promise<Step[]> {
  const judged: Step[] = [];
  for (const { versionId, version, definition } of steps) judged.push({ versionId, version, definition: await withCalendar(tx, definition) });
  return judged;
}

export function carriedAlong({ plans }: Chain, data: FormData): CarriedSheet {
  let sheet: CarriedSheet = { data, was: data, answers: [], last: [] };
  for (const plan of plans) {
    const over = carryOver(plan, sheet.data);
    sheet = { data: over.data, was: sheet.data, answers: [...sheet.answers, ...over.answers], last: over.answers };
  }
  return sheet;
}

/** As it would be kept: worked out anew, without what the new version hides. */
export const keptAs = (definition: FormDefinition, data: FormData): FormData => withoutHidden(definition, workedOut(definition, data));
