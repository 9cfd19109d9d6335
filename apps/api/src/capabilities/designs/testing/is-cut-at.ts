import type { FormDefinition } from '@bihuan/forms';
import { tallyOf } from '../evolution/scan.js';
import { chainsTo } from '../../items/index.js';
import type { TestApp } from '../../../testing/test-app.js';

/** Whether so many sheets are fewer than there are answers to the form a design is to change. */
export const isCutAt = (app: TestApp, design: Readonly<Record<string, unknown>>, most?: number): Promise<boolean | undefined> =>
  app.work.read(app.tenantId, async (tx) => {
    const [definition] = (design['document'] as { readonly forms: readonly FormDefinition[] }).forms; // what `GET /designs/:id` answers
    if (!definition) throw new Error('the design changes a form');
    const chains = await chainsTo(tx, { key: definition.key, definition });
    const somebody = await tx.row<{ id: string }>('select id from persons limit 1');
    const tally = chains && (await tallyOf(tx, chains, { personId: somebody?.id ?? '', ...(most === undefined ? {} : { most }) }));
    return tally?.isCut;
  });
