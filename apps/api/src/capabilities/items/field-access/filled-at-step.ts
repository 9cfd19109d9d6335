import { dataFor, definitionFor, isWritableAt, rightsAt, validate, writesAnything } from '@bihuan/forms';
import type { Issue } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { formByVersion } from '../../definitions/index.js';
import type { ItemRow } from '../item-row.js';
import { newestData } from './newest-data.js';

/** What a step that agrees has left unanswered, or answered wrongly, of what it may write. */
export async function issuesAtStep(tx: Tx, item: ItemRow, { step, today }: { step: string; today: string }): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const [form, versionId] of Object.entries(item.pins)) {
    const definition = await formByVersion(tx, versionId);
    if (!definition.access?.steps || !Object.hasOwn(definition.access.steps, step)) continue;
    const rights = rightsAt(definition, { type: 'step', step });
    const data = writesAnything(rights) ? await newestData(tx, item.id, form) : null;
    if (!data) continue;
    const found = validate(definitionFor(definition, rights), dataFor(definition, rights, data), { today });
    issues.push(...found.filter((issue) => issue.severity === 'error' && isWritableAt(definition, rights, issue)));
  }
  return issues;
}
