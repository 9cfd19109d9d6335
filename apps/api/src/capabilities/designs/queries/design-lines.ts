import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { DesignLine } from '../designs.contract.js';
import type { DesignRow } from './design-row.js';

type Row = Omit<DesignRow, 'document' | 'formBases'>;

export async function designLines(tx: Tx, rows: readonly Row[]): Promise<DesignLine[]> {
  const { zone } = await clockOf(tx);
  const names = await namesOf(tx, { people: [...new Set(rows.flatMap(({ createdBy, updatedBy }) => [createdBy, updatedBy]))], units: [] });
  const name = (id: string): string => names.people[id]?.name ?? '';
  return rows.map(({ id, title, key, kind, revision, status, createdBy, updatedBy, updatedAt, baseVersion, newestVersion, draftId }) => ({
    id,
    title,
    key,
    kind,
    revision,
    status,
    createdBy: name(createdBy),
    updatedBy: name(updatedBy),
    updatedText: momentText(updatedAt, zone),
    baseVersion,
    draftId,
    newerVersion: newestVersion !== null && baseVersion !== null && newestVersion > baseVersion ? newestVersion : null,
  }));
}
