import { places } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';

interface FillingRow {
  readonly id: string;
  readonly place: string;
  readonly mainForm: string | null;
  readonly formVersion: string | null;
  readonly lifecycleVersionId: string;
}

// His own slots alone, restricted lists among them; nothing is asked about anybody else. What was handed in long before its month is past finding.
const filling: Named = {
  name: 'own-filling-of-month',
  text: `
    select distinct on (i.id) i.id, a.place, i.main_form as "mainForm", i.pins ->> i.main_form as "formVersion", i.lifecycle_version_id as "lifecycleVersionId"
    from (select item_id, place from assignments where person_id = $1 and closed_at is null
          union all
          select item_id, place from assignments where closed_by = $1 and person_id = $1 and closed_at >= $2::date - 62 and closed_as not in ('agreed', 'returned', 'handed-over')) a
    join items i on i.id = a.item_id
    where i.due_on >= date_trunc('month', $2::date) and i.due_on < date_trunc('month', $2::date) + interval '1 month' and i.ended is distinct from 'void'
    order by i.id`,
};

/** «本月到期3件要您填报，约需18分钟»: what the month asks of the one who fills, his own individual list too. Null when it asks nothing. */
export async function monthOf(tx: Tx, personId: string, today: string): Promise<string | null> {
  let [count, minutes] = [0, 0];
  for (const row of await tx.rows<FillingRow>(filling, [personId, today])) {
    const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
    const work = places(machine).find(({ id, step }) => id === row.place && !step && beginnings(machine).has(id))?.work;
    if (!work) continue;
    count += 1;
    minutes += (row.formVersion === null ? null : (await formByVersion(tx, row.formVersion)).minutes) ?? work.minutes ?? 0;
  }
  return count === 0 ? null : `本月到期的有${count}件要您填报，约需${minutes}分钟（含已报送的）`;
}

/** Where items of the kind begin: filling in is the first thing that is done with them. */
function beginnings({ definition: { create } }: Machine): ReadonlySet<string> {
  return new Set(typeof create.to === 'string' ? [create.to] : create.to.map(({ to }) => to));
}
