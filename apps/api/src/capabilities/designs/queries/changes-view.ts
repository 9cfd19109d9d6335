import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { ChangesView } from '../designs.contract.js';
import type { ChangeRow } from './change-rows.js';

export async function changesView(tx: Tx, rows: readonly ChangeRow[], { revision, personId }: { revision: number; personId: string }): Promise<ChangesView> {
  const { zone } = await clockOf(tx);
  const names = await namesOf(tx, { people: [...new Set(rows.map(({ by }) => by))], units: [] });
  return {
    revision,
    changes: rows.map(({ by, at, commands, ...row }) => ({ ...row, commands: [...commands], by: names.people[by]?.name ?? '', mine: by === personId, atText: momentText(at, zone) })),
  };
}
