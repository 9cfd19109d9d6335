import type { Machine } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { ItemAnswers } from '../../people/index.js';
import { newestData } from '../field-access/newest-data.js';
import type { ItemRow } from '../item-row.js';
import type { Handed } from './changed-since.js';
import { conditionHolds } from './outcomes.js';
import type { Readings } from './readings.js';

const choices: Named = {
  name: 'choices-for-place',
  text: 'select person_id as person, chosen_by as by from slate_choices where item_id = $1 and place = $2 order by ordinal, person_id',
};

interface Asking {
  readonly place: string;
  /** Who submits with the event being decided. */
  readonly submitter?: string | null;
  /** What is being handed in with it, which is not kept yet. */
  readonly handed?: Handed | null;
  /** For resolvers that depend on conditions. */
  readonly reading: { readonly readings: Readings; readonly machine: Machine };
}

/** What the item itself answers when people are looked for; each asked only where a resolver names it. */
export function answersOf(tx: Tx, item: ItemRow, { place, submitter, handed, reading }: Asking): ItemAnswers {
  return {
    submitter: submitter === undefined ? item.context.submitter : submitter,
    value: async (form, field) => {
      if (handed?.form === form) return handed.data[field];
      return (await newestData(tx, item.id, form))?.[field];
    },
    holds: (when) => conditionHolds(tx, reading.readings, { machine: reading.machine, item, handed: handed ?? null, when }),
    chosen: () => tx.rows<{ person: string; by: string }>(choices, [item.id, place]),
  };
}
