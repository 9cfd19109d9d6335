import type { FormDefinition } from '@bihuan/forms';
import { tallyOf } from '../evolution/scan.js';
import { chainsTo } from '../../items/index.js';
import type { TestApp } from '../../../testing/test-app.js';

/** How many answers each changed field of a design's form has, counted while so many sheets stand in memory at once. */
export const countedAt = (app: TestApp, design: Readonly<Record<string, unknown>>, atOnce: number): Promise<readonly number[]> =>
  app.work.read(app.tenantId, async (tx) => {
    const [definition] = (design['document'] as { readonly forms: readonly FormDefinition[] }).forms; // what `GET /designs/:id` answers
    if (!definition) throw new Error('the design changes a form');
    const chains = await chainsTo(tx, { key: definition.key, definition });
    const somebody = await tx.row<{ id: string }>('select id from persons limit 1');
    const tally = chains && (await tallyOf(tx, chains, { personId: somebody?.id ?? '', atOnce }));
    return (chains?.lastPlan?.affected ?? []).map((one) => tally?.of(one, 'given').open ?? 0);
  });
