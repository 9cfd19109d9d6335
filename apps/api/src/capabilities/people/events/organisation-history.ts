import { MOMENT_FORMAT } from '../../../kernel/clock/moment-format.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { withoutRepeated } from '../person-label.js';
import { organisationRecordOf } from './organisation-chain.js';
import type { OrganisationRecord } from './records.js';
import { sentences } from './sentences.js';
import { tellingOf } from './telling.js';
import type { EventNames } from './telling.js';

/** One change as people read it. */
export interface OrganisationEventLine {
  readonly id: string;
  readonly seq: number;
  /** «2018-10-08 10:05», by the clock the rules use. */
  readonly at: string;
  /** The true time where the rules' clock says another. */
  readonly entered: string | null;
  /** «系统管理员 王某»; the system has a name of its own. */
  readonly who: string;
  readonly sentence: string;
  readonly subject: { readonly kind: string; readonly id: string };
}

export interface HistoryWanted {
  /** Only what happened to it or names it. */
  readonly about?: string | undefined;
  readonly kind?: string | undefined;
  /** From this seq downwards, excluded. */
  readonly before?: number | undefined;
  readonly limit: number;
}

const read: Named = {
  name: 'organisation-history',
  text: `
    select e.id, e.seq, e.payload, e.by_person_id as by, to_char(e.at at time zone t.zone, '${MOMENT_FORMAT}') as at, to_char(e.entered_at at time zone t.zone, '${MOMENT_FORMAT}') as entered,
           to_char(e.at at time zone t.zone, 'YYYY-MM-DD') as day, p.name as "byName",
           (select jsonb_build_object('label', o.label, 'unit', unit_name_on(h.unit_id, (e.at at time zone t.zone)::date)) from post_holdings h join posts o on o.id = h.post_id
            where h.person_id = e.by_person_id and h.during @> (e.at at time zone t.zone)::date order by o.ordinal desc limit 1) as hat
    from organisation_events e cross join tenants t left join persons p on p.id = e.by_person_id
    where ($1::text is null or e.subject_id = $1 or $1 = any(e.mentions)) and ($2::text is null or e.subject_kind = $2) and ($3::int is null or e.seq < $3)
    order by e.seq desc limit $4`,
};

interface Row {
  readonly id: string;
  readonly seq: number;
  readonly payload: string;
  readonly by: string | null;
  readonly byName: string | null;
  readonly at: string;
  readonly entered: string;
  readonly day: string;
  readonly hat: { readonly label: string; readonly unit: string } | null;
}

/** The newest changes first, with every unit under the name of that day. */
export async function organisationHistory(tx: Tx, { about, kind, before, limit }: HistoryWanted): Promise<OrganisationEventLine[]> {
  const rows = (await tx.rows<Row>(read, [about ?? null, kind ?? null, before ?? null, limit])).map((row) => ({
    ...row,
    said: organisationRecordOf(row.payload),
  }));
  const names = await namesOn(
    tx,
    rows.map(({ day, said }) => ({ day, ids: [said.subject.id, ...Object.values(said.facts).flat().map(String)] })),
  );
  return rows.map(({ id, seq, at, entered, day, byName, hat, said }) => ({
    id,
    seq,
    at,
    entered: entered === at ? null : entered,
    who: byName === null ? '系统' : hat === null ? byName : `${withoutRepeated(hat.unit, hat.label)} ${byName}`,
    sentence: tell(said, names(day)),
    subject: said.subject,
  }));
}

function tell(said: ReturnType<typeof organisationRecordOf>, names: EventNames): string {
  // A row of a later release, read by this one, has no sentence here.
  const sentence = (sentences as Partial<typeof sentences>)[said.record as OrganisationRecord];
  return sentence ? sentence(tellingOf(said, names)) : said.record;
}

const peopleNamed: Named = { name: 'people-named', text: 'select id, name from persons where id::text = any($1::text[])' };
const unitsNamed: Named = {
  name: 'units-named-on',
  text: `select u.id, d.day, unit_name_on(u.id, d.day::date) as name from unnest($1::text[]) as d(day) join units u on u.id::text = any($2::text[])`,
};
const postsNamed: Named = { name: 'posts-named', text: 'select key, label from posts' };

async function namesOn(tx: Tx, wanted: readonly { readonly day: string; readonly ids: readonly string[] }[]): Promise<(day: string) => EventNames> {
  const ids = [...new Set(wanted.flatMap((one) => one.ids))];
  const days = [...new Set(wanted.map(({ day }) => day))];
  const people = Object.fromEntries((await tx.rows<{ id: string; name: string }>(peopleNamed, [ids])).map(({ id, name }) => [id, name]));
  const posts = Object.fromEntries((await tx.rows<{ key: string; label: string }>(postsNamed)).map(({ key, label }) => [key, label]));
  const units = await tx.rows<{ id: string; day: string; name: string }>(unitsNamed, [days, ids]);
  const byDay = new Map(days.map((day) => [day, Object.fromEntries(units.filter((unit) => unit.day === day).map(({ id, name }) => [id, name]))]));
  return (day) => ({ people, posts, units: byDay.get(day) ?? {} });
}
