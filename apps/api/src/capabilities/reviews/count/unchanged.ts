import { activeStates } from '@bihuan/workflows';
import type { ActiveStates } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { itemColumns, stateOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { Subject } from './figures.js';
import { wordOf } from './life.js';

/** A life, and the submission of its own form that was the newest in it. */
export type Lived = { readonly life: Subject['life']; readonly submission: string | null };

interface Standing extends ItemRow {
  readonly submission: string | null;
  /** Day of the first submission of its own form. */
  readonly firstSent: string | null;
  /** Day of the first record after which it was called what it is called now. */
  readonly firstSoCalled: string | null;
}

const day = `coalesce(e.payload::jsonb ->> 'happenedOn', e.payload::jsonb -> 'event' -> 'facts' ->> 'today')`;
const standing: Named = {
  name: 'items-as-they-stand',
  text: `
    select ${itemColumns},
      (select s.id from submissions s where s.item_id = i.id and s.form_key = i.main_form order by s.revision desc limit 1) as submission,
      (select ${day} from submissions s join item_events e on e.item_id = s.item_id and e.seq = s.seq
       where s.item_id = i.id and s.form_key = i.main_form order by s.revision limit 1) as "firstSent",
      case when i.main_form is null and i.ended = 'done' then
        (select ${day} from item_events e where e.item_id = i.id
          and e.payload::jsonb ->> 'state' = (select last.payload::jsonb ->> 'state' from item_events last where last.item_id = i.id and last.seq = i.head_seq) order by e.seq limit 1) end as "firstSoCalled"
    from items i where i.id = any($1::uuid[])`,
};

/** Lives of items nothing was recorded of since: their rows tell them, without living them again. What was done twice is not among them: its row does not tell the first time. */
export async function livesOfUnchanged(tx: Tx, ids: readonly string[]): Promise<Map<string, Lived>> {
  const lives = new Map<string, Lived>();
  if (ids.length === 0) return lives;
  for (const row of await tx.rows<Standing>(standing, [ids]))
    lives.set(row.id, lifeOf(row, activeStates(await lifecycleMachine(tx, row.lifecycleVersionId), stateOf(row))));
  return lives;
}

function lifeOf(row: Standing, is: ActiveStates): Lived {
  const sentOn = row.mainForm === null ? row.firstSoCalled : row.firstSent;
  const life = {
    bornOn: row.bornOn,
    state: is.code,
    word: wordOf(is),
    ended: is.ended,
    isStopped: is.clock === 'stopped',
    dueOn: row.dueOn,
    sentOn,
    returns: row.returns,
    reopened: row.reopened,
  };
  return { life, submission: row.submission };
}
