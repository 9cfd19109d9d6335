import type { TestApp } from '../../../testing/test-app.js';

interface Asked {
  readonly campaignId: string;
  readonly unitId: string | null;
  readonly cutOff: string;
}

/**
 * The figures counted a second way: plain statements over the sentences of the records, without machines, folding or columns of the items
 * that change. Knows the shipped process by its words and is therefore fit for tests alone.
 */
export async function naiveFigures(app: TestApp, { campaignId, unitId, cutOff }: Asked): Promise<Record<string, number>> {
  const row = await app.work.read(app.tenantId, (tx) => tx.row<Record<string, number>>(naive, [campaignId, unitId, cutOff]));
  if (!row) throw new Error('a count answers one row');
  return row;
}

const naive = `
with z as (select ($3::date + 1)::timestamp at time zone zone as over from tenants),
its as (
  select i.id, i.kind, i.privacy, i.main_form, birth.payload::jsonb -> 'about' ->> 'dueOn' as due, (birth.payload::jsonb -> 'event' -> 'facts' ->> 'today') as born, p.how ->> 'way' as way
  from items i join item_events birth on birth.item_id = i.id and birth.seq = 1 left join plan_tasks p on p.item_id = i.parent_id, z
  where i.root_id = $1 and i.kind in ('share', 'list') and ($2::uuid is null or i.unit_id = $2) and birth.happened_at < z.over
),
told as (
  select e.item_id, e.seq, e.record, coalesce(e.payload::jsonb ->> 'happenedOn', e.payload::jsonb -> 'event' -> 'facts' ->> 'today') as on_day
  from item_events e, z where e.happened_at < z.over
),
shares as (
  select its.*, (select on_day from told where item_id = its.id and record = '登记办结' order by seq limit 1) as first_done,
         (select record from told where item_id = its.id and record in ('登记办结', '退回继续办理') order by seq desc limit 1) as last_record
  from its where kind = 'share'
),
lists as (
  select its.*, (select on_day from told where item_id = its.id and record = '报送' order by seq limit 1) as first_sent,
         (select count(*) from told where item_id = its.id and record = '退回修改') as returned,
         (select jsonb_array_length(s.data -> 'rows') from submissions s, z where s.item_id = its.id and s.form_key = its.main_form and s.submitted_at < z.over order by s.revision desc limit 1) as lines
  from its where kind = 'list'
),
joins as (
  select n.item_id, n.on_day, n.title from (
    select e.item_id, e.seq, e.payload::jsonb -> 'event' -> 'facts' ->> 'today' as on_day, cell ->> 'after' as title
    from item_events e cross join lateral jsonb_array_elements(case when jsonb_typeof(e.payload::jsonb -> 'note') = 'array' then e.payload::jsonb -> 'note' else '[]' end) cell, z
    where e.record = '结转' and e.happened_at < z.over and cell ->> 'label' = '所属年度活动') n
),
entries as (
  select i.id, birth.payload::jsonb -> 'about' ->> 'dueOn' as first_due, birth.payload::jsonb -> 'event' -> 'facts' ->> 'today' as born,
         (select e.payload::jsonb ->> 'state' from item_events e, z where e.item_id = i.id and e.happened_at < z.over order by e.seq desc limit 1) as called,
         exists (select from told where item_id = i.id and record in ('重新整改', '抽查不实，重新整改')) as was_reopened,
         (select d.due from (
            select t.seq, (select s.data ->> 'due' from submissions s where s.item_id = i.id and s.form_key = 'extension-request' and s.seq <= t.seq order by s.revision desc limit 1) as due from told t where t.item_id = i.id and t.record = '同意延期'
            union all select t.seq, s.data ->> 'due' from told t join submissions s on s.item_id = t.item_id and s.seq = t.seq where t.item_id = i.id and s.form_key in ('resume-note', 'reopen-note', 'spot-reopen')
          ) d order by d.seq desc limit 1) as moved_due
  from register_entries r join items i on i.id = r.item_id join items src on src.id = r.source_item_id join item_events birth on birth.item_id = i.id and birth.seq = 1, z
  where ($2::uuid is null or src.unit_id = $2) and birth.happened_at < z.over
    and (birth.payload::jsonb -> 'about' ->> 'root' = $1::text or exists (select from joins where item_id = i.id and title = (select title from items where id = $1)))
),
living as (select *, coalesce(moved_due, first_due) as due, called = '已销号' as closed from entries where called not in ('已合并', '已撤出'))
select
  (select count(*)::int from living) as "entries",
  (select count(*)::int from living where closed) as "entries-closed",
  (select count(*)::int from living where not closed) as "entries-open",
  (select count(*)::int from living where was_reopened) as "entries-reopened",
  (select count(*)::int from living where not closed and due <= $3::text and due >= born and called in ('待认领', '待定措施', '整改中', '退回继续整改', '部分通过，继续整改', '重新整改')) as "entries-overdue",
  (select count(*)::int from shares where way in ('register', 'ledger')) as "tasks",
  (select count(*)::int from shares where way in ('register', 'ledger') and (first_done <= due or due is null or due < born) and first_done is not null) as "tasks-on-time",
  (select count(*)::int from shares where way in ('register', 'ledger') and first_done > due and due >= born) as "tasks-late",
  (select count(*)::int from shares where way in ('register', 'ledger') and first_done is null) as "tasks-open",
  (select count(*)::int from shares where way in ('register', 'ledger') and first_done is null and due <= $3::text and due >= born) as "tasks-open-overdue",
  (select count(*)::int from shares where way in ('register', 'ledger') and exists (select from told where item_id = shares.id and record = '退回继续办理')) as "tasks-again",
  (select count(*)::int from shares where way = 'meeting' and last_record = '登记办结') as "meetings",
  (select count(*)::int from lists where privacy = 'normal') as "lists",
  (select count(*)::int from lists where privacy = 'normal' and first_sent is not null and (due is null or due < born or first_sent <= due)) as "lists-on-time",
  (select count(*)::int from lists where privacy = 'normal' and first_sent > due and due >= born) as "lists-late",
  (select count(*)::int from lists where privacy = 'normal' and first_sent is null) as "lists-missing",
  (select coalesce(sum(returned), 0)::int from lists where privacy = 'normal') as "lists-returned",
  (select coalesce(sum(lines), 0)::int from lists where privacy = 'normal') as "problems-found",
  (select count(*)::int from lists where privacy = 'restricted' and first_sent is not null and (due is null or due < born or first_sent <= due)) as "personal-on-time"`;
