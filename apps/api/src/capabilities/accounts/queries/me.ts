import { dayWords } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { hatsOf, namesOf, permissionsOf, standInOf, standsInForOf, tenantOf } from '../../people/index.js';
import type { Hat } from '../../people/index.js';

export type TextSize = 'standard' | 'large' | 'extra';

/** What the browser knows of its reader. */
export interface Me {
  readonly person: { readonly id: string; readonly name: string; readonly staffNo: string };
  readonly hats: readonly Hat[];
  readonly permissions: readonly string[];
  readonly textSize: TextSize;
  /** Who acts for the reader today, and until when; for whom the reader acts. */
  readonly standIn: StandIn | null;
  readonly standsInFor: readonly StandIn[];
  readonly tenant: { readonly name: string; readonly officePhone: string; readonly isDemo: boolean; readonly hasOwnDate: boolean };
  readonly today: { readonly on: string; readonly text: string };
  readonly publicComputer: boolean;
  /** The password was given by somebody else: nothing else is opened before it is changed. */
  readonly mustChangePassword: boolean;
  readonly insecureTransport: boolean;
}

export interface StandIn {
  readonly id: string;
  readonly name: string;
  readonly untilText: string;
}

export interface Reader {
  readonly personId: string;
  readonly isPublicComputer: boolean;
  readonly isProtected: boolean;
}

async function standIns(tx: Tx, personId: string, today: string): Promise<Pick<Me, 'standIn' | 'standsInFor'>> {
  const [own, others] = [await standInOf(tx, personId, today), await standsInForOf(tx, personId, today)];
  if (!own && others.length === 0) return { standIn: null, standsInFor: [] };
  const { people } = await namesOf(tx, { people: [...(own ? [own.proxyId] : []), ...others.map(({ principalId }) => principalId)], units: [] });
  const line = (id: string, to: string): StandIn => ({ id, name: people[id]?.name ?? '', untilText: dayWords(to, Number(today.slice(0, 4))) });
  return { standIn: own ? line(own.proxyId, own.to) : null, standsInFor: others.map(({ principalId, to }) => line(principalId, to)) };
}

const readPerson = {
  name: 'read-me',
  text: `
  select p.id, p.name, p.staff_no as "staffNo", p.text_size as "textSize", coalesce(a.must_change, false) as "mustChange"
  from persons p left join accounts a on a.person_id = p.id where p.id = $1`,
};

export async function meOf(tx: Tx, { personId, isPublicComputer, isProtected }: Reader): Promise<Me> {
  const person = await tx.row<Me['person'] & { textSize: TextSize; mustChange: boolean }>(readPerson, [personId]);
  if (!person) throw new Error('a session belongs to nobody');
  const { today } = await clockOf(tx);
  const { name, officePhone, isDemo, hasOwnDate } = await tenantOf(tx);
  const grants = await permissionsOf(tx, personId, today);
  return {
    person: { id: person.id, name: person.name, staffNo: person.staffNo },
    hats: await hatsOf(tx, personId, today),
    permissions: [...new Set(grants.map(({ permission }) => permission))],
    textSize: person.textSize,
    ...(await standIns(tx, personId, today)),
    tenant: { name, officePhone, isDemo, hasOwnDate },
    today: { on: today, text: dayWords(today, Number(today.slice(0, 4))) },
    publicComputer: isPublicComputer,
    mustChangePassword: person.mustChange,
    insecureTransport: !isProtected,
  };
}
