import type { WorkingCalendar } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { calendarOf, permissionsOf } from '../../people/index.js';
import type { Grant } from '../../people/index.js';
import { mayManage, scopeOf } from '../registers.policy.js';
import type { Scope } from '../registers.policy.js';

/** Who looks at a register, and how much of it is his to see. */
export interface RegisterReader {
  readonly personId: string;
  readonly grants: readonly Grant[];
  readonly scope: Exclude<Scope, null>;
  readonly today: string;
  readonly calendar: WorkingCalendar;
}

const areaUnits: Named = {
  name: 'units-of-areas-led',
  text: `select c.unit_id as id from contact_areas a join contact_area_units c on c.area_id = a.id where a.leader_id = $1 and a.during @> $2::date`,
};

export async function registerReader(tx: Tx, personId: string): Promise<RegisterReader> {
  const { today } = await clockOf(tx);
  const grants = await permissionsOf(tx, personId, today);
  const led = await tx.rows<{ id: string }>(areaUnits, [personId, today]);
  const scope = scopeOf(
    grants,
    led.map(({ id }) => id),
  );
  if (scope === null) throw new DomainError('register.unknown');
  return { personId, grants, scope, today, calendar: await calendarOf(tx) };
}

/** What only the office does. */
export function manager({ grants }: RegisterReader): void {
  if (!mayManage(grants)) throw new DomainError('register.not-yours');
}
