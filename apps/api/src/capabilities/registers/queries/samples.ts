import type { RegisterDefinition } from '@bihuan/library';
import { dayWords } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { SampleView } from '../registers.contract.js';
import { drawn } from '../sample.js';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly size: number;
  readonly pool: readonly number[];
  readonly drawnOn: string;
  readonly by: string;
  readonly campaign: string;
  readonly entries: readonly {
    readonly itemId: string;
    readonly serial: number;
    readonly title: string;
    readonly unit: string;
    readonly isGood: boolean | null;
  }[];
}

const samples: Named = {
  name: 'samples-of-register',
  text: `
    select s.id, s.number, s.size, s.pool, s.drawn_on as "drawnOn", p.name as by, c.title as campaign,
           (select json_agg(json_build_object('itemId', d.item_id, 'serial', e.serial, 'title', i.title, 'unit', unit_name_on(u.id, s.drawn_on), 'isGood', d.is_good) order by d.position)
            from register_samples_drawn d join register_entries e on e.item_id = d.item_id join items i on i.id = d.item_id join units u on u.id = i.unit_id
            where d.sample_id = s.id) as entries
    from register_samples s join persons p on p.id = s.drawn_by join items c on c.id = s.campaign_id
    where s.register_key = $1 and ($2::uuid is null or s.id = $2) order by s.id desc limit 50`,
};

/** Samples, newest first, each with what was found; and whether its number still draws the same entries from its pool. */
export async function samplesOf(tx: Tx, register: RegisterDefinition): Promise<SampleView[]> {
  return (await tx.rows<Row>(samples, [register.key, null])).map((row) => sampleView(row, register));
}

export async function sampleOf(tx: Tx, register: RegisterDefinition, id: string): Promise<SampleView> {
  const row = await tx.row<Row>(samples, [register.key, id]);
  if (!row) throw new DomainError('register.sample-unknown');
  return sampleView(row, register);
}

/** Where the register has no words of its own for them. */
const plainResults = { waiting: '还没有看', good: '属实', bad: '不实' };

function sampleView({ id, number, size, pool, drawnOn, by, campaign, entries }: Row, { sampling }: RegisterDefinition): SampleView {
  const results = sampling?.results ?? plainResults;
  const again = drawn(number, pool, size);
  return {
    id,
    number,
    size,
    pool: pool.length,
    campaign,
    drawnText: `${dayWords(drawnOn, 0)} ${by}抽取`,
    isRepeatable: again.length === entries.length && again.every((serial, at) => entries[at]?.serial === serial),
    entries: entries.map(({ isGood, ...entry }) => ({
      ...entry,
      done: isGood !== null,
      result: results[isGood === null ? 'waiting' : isGood ? 'good' : 'bad'],
    })),
  };
}
