import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a running item stands open and nobody has it in hand, or nobody of a group: what the party office must name somebody for is found by an index.
 * Places at which the chain only waits stand there too; who asks says which places are meant. Every decision writes this column, so what nearly all
 * of them are – at one place, in somebody's hands, no group waiting – is told first: 5 µs instead of 45.
 */
export class FindVacantPlaces1788743570000 implements MigrationInterface {
  readonly name = 'FindVacantPlaces1788743570000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table items add column unheld jsonb generated always as (case
        when ended in ('done', 'void') then null
        when value::text not like '%: "open"%: "open"%' and jsonb_path_exists(context, '$.places.*.slots[*] ? (!exists(@.closed))')
          and not jsonb_path_exists(context, '$.places.*.unfilled') then null
        else nullif(jsonb_path_query_array(
          context,
          '$.places.keyvalue() ? (@.key == $open[*] && !exists(@.value.children) && (exists(@.value.unfilled) || !exists(@.value.slots[*] ? (!exists(@.closed))))).key',
          jsonb_set('{"open": []}', '{open}', jsonb_path_query_array(value, '$.** ? (@.type() == "object").keyvalue() ? (@.value == "open").key'))
        ), '[]') end) stored;
      create index ix_items__unheld on items (tenant_id, due_on, id) where unheld is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ix_items__unheld; alter table items drop column unheld');
  }
}
