import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { ChangesView } from '../designs.contract.js';
import type { ChangeRow } from './change-rows.js';

/** `revision`: what these changes lead to. Where they are not all, whoever asked goes on from there. */
export async function changesView(tx: Tx, rows: readonly ChangeRow[], { revision, personId }: { revision: number; personId: string }): Promise<ChangesView> {
  const { zone } = await clockOf(tx);
  const names = await namesOf(tx, { people: [...new Set(rows.map(({ by }) => by))], units: [] });
  return {
    revision: rows.at(-1)?.revision ?? revision,
    changes: rows.map(({ by, at, commands, ...row }) => ({
      ...row,
      commands: [...commands],
      by: names.people[by]?.name ?? '',
      mine: by === personId,
      atText: momentText(at, zone),
    })),
  };
}
