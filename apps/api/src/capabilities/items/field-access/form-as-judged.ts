import type { FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { formJudgedBy } from '../../definitions/index.js';

const sealedCalendar: Named = {
  name: 'calendar-of-submission',
  text: `select payload::jsonb #> '{submission,calendar}' as calendar from item_events where item_id = $1 and seq = $2`,
};

export interface HandedInAt {
  readonly itemId: string;
  readonly formVersionId: string;
  /** Of the event it was handed in with. */
  readonly seq: number;
}

/** The form of a submission with the calendar that was sealed with it: it is read by what it was judged by, whatever was announced since. */
export const formAsJudged = (tx: Tx, { itemId, formVersionId, seq }: HandedInAt): Promise<FormDefinition> =>
  formJudgedBy(
    tx,
    formVersionId,
    async () => (await tx.row<{ calendar: Readonly<Record<string, number>> | null }>(sealedCalendar, [itemId, seq]))?.calendar ?? null,
  );
