import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { RunningItems } from '../running-items.js';
import { nameOf } from './newest.js';

type Running = readonly { readonly version: number; readonly items: number }[];

const versions: Named = {
  name: 'versions-of-lifecycles',
  text: `select v.id, v.version, d.kind, d.key from definition_versions v join definitions d on d.id = v.definition_id where d.kind = 'lifecycle' and v.status = 'published' order by v.version`,
};

/** How many items run on which version, by definition. */
export async function versionsRunning(tx: Tx, running: RunningItems): Promise<(entry: Parameters<typeof nameOf>[0]) => Running> {
  const counts = await running.byVersion(tx);
  const rows = await tx.rows<{ id: string; version: number; kind: 'lifecycle'; key: string }>(versions);
  const byName = Map.groupBy(
    rows.flatMap(({ id, ...row }) => (counts.has(id) ? [{ ...row, items: counts.get(id) ?? 0 }] : [])),
    nameOf,
  );
  return (entry) => (byName.get(nameOf(entry)) ?? []).map(({ version, items }) => ({ version, items }));
}
