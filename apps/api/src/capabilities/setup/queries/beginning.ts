import { loadBeginning } from '@bihuan/library';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { rowHasLeft } from '../../people/index.js';

export type BeginningStep = 'administrators' | 'units' | 'people' | 'accounts' | 'office' | 'secretaries' | 'areas' | 'calendar' | 'campaign';

export interface BeginningView {
  readonly steps: readonly {
    readonly key: BeginningStep;
    readonly isDone: boolean;
    readonly n: number;
    readonly of: number | null;
    readonly missing: readonly string[];
  }[];
}

const MOST_NAMED = 12;
const counts = {
  name: 'beginning-counts',
  text: `
    select (select count(*)::int from units where upper_inf(during) and not (code = any($2::text[]))) as units,
           (select count(*)::int from persons p where not ${rowHasLeft('p', '$1::date')}) as people,
           (select count(*)::int from accounts a join persons p on p.id = a.person_id where not a.is_disabled and not ${rowHasLeft('p', '$1::date')}) as accounts,
           (select count(distinct h.person_id)::int from post_holdings h join posts p on p.id = h.post_id where p.permissions @> array['plans.edit'] and h.during @> $1::date) as office,
           (select count(*)::int from contact_areas where during @> $1::date) as areas,
           (select count(*)::int from campaigns) as campaigns`,
};
// A unit lacks somebody where a post that decides on its lists is expected and nobody holds it.
const lacking = {
  name: 'beginning-lacking',
  text: `
    select unit_name_on(u.id, $1::date) as name, exists (
      select from post_holdings h join posts p on p.id = h.post_id
      where h.unit_id = u.id and h.during @> $1::date and p.permissions @> array['items.read-restricted-unit']) as "isLed",
      exists (select from contact_area_units c join contact_areas a on a.id = c.area_id where c.unit_id = u.id and a.during @> $1::date) as "isIn"
    from units u
    where u.during @> $1::date and u.tree = 'party' and u.category = any($2::text[]) order by u.ordinal, u.code`,
};
// Each of the three signs in with a password only he knows: until then the one who set up might still use what he handed over.
const administrators = {
  name: 'beginning-administrators',
  text: `
    select s.name, coalesce(not a.must_change, false) as "isOwn" from persons s
    join post_holdings h on h.person_id = s.id and h.during @> $1::date join posts p on p.id = h.post_id and p.permissions && array['people.manage', 'security.manage', 'audit.manage']
    left join accounts a on a.person_id = s.id order by p.ordinal, s.staff_no`,
};
const calendar = {
  name: 'beginning-calendar',
  text: `select coalesce((select status from calendar_years where year = extract(year from $1::date)::int order by version desc limit 1), 'provisional') = 'announced' as "isAnnounced"`,
};

/** What an installation still lacks before its first campaign can go out; each step counts, none decides anything. */
export async function beginningOf(tx: Tx, categories: readonly string[]): Promise<BeginningView> {
  const { today } = await clockOf(tx);
  const counted = await tx.row<Record<'units' | 'people' | 'accounts' | 'office' | 'areas' | 'campaigns', number>>(counts, [
    today,
    loadBeginning().units.map(({ code }) => code),
  ]);
  if (!counted) throw new Error('a count has one row');
  const units = await tx.rows<{ name: string; isLed: boolean; isIn: boolean }>(lacking, [today, categories]);
  const year = await tx.row<{ isAnnounced: boolean }>(calendar, [today]);
  const three = await tx.rows<{ name: string; isOwn: boolean }>(administrators, [today]);
  const notYet = three.filter(({ isOwn }) => !isOwn).map(({ name }) => name);
  const unled = units.filter(({ isLed }) => !isLed).map(({ name }) => name);
  const outside = units.filter(({ isIn }) => !isIn).map(({ name }) => name);
  const step = (key: BeginningStep, isDone: boolean, n: number, more: { of?: number; missing?: readonly string[] } = {}) => ({
    key,
    isDone,
    n,
    of: more.of ?? null,
    missing: (more.missing ?? []).slice(0, MOST_NAMED),
  });
  return {
    steps: [
      step('administrators', three.length > 0 && notYet.length === 0, three.length - notYet.length, { of: three.length, missing: notYet }),
      step('units', counted.units > 0, counted.units),
      step('people', counted.people > 3, counted.people),
      step('accounts', counted.accounts >= counted.people && counted.people > 3, counted.accounts, { of: counted.people }),
      step('office', counted.office > 0, counted.office),
      step('secretaries', units.length > 0 && unled.length === 0, units.length - unled.length, { of: units.length, missing: unled }),
      step('areas', units.length > 0 && outside.length === 0, counted.areas, { missing: outside }),
      step('calendar', year?.isAnnounced ?? false, Number(today.slice(0, 4)), { missing: year?.isAnnounced ? [] : [`${today.slice(0, 4)}年`] }),
      step('campaign', counted.campaigns > 0, counted.campaigns),
    ],
  };
}
