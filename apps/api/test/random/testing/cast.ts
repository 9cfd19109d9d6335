import type { Actor } from '@bihuan/workflows';
import { OFFICE, PEOPLE } from '../../../../../packages/workflows/src/testing/reference/world.js';
import type { TestApp, UploadingVisitor } from '../../../src/testing/test-app.js';

/** Who of the demo stands for whom of the random runs: those the random steps find, whoever begins, and the office. */
const STAFF: readonly (readonly [string, string])[] = [
  ...PEOPLE.map((name, n) => [name, ['10001', '10002', '10007', '10008', '10009', '10011'][n] ?? ''] as const),
  [OFFICE, '10006'],
];

/** Who is stood in for, and by whom. */
export const PROXIES: Readonly<Record<string, string>> = { p1: 'p2', p3: 'p5' };

export interface Cast {
  /** Who sends what somebody does, himself or in another's stead: only a named stand-in has anything to send for others. */
  senderOf(actor: Actor): string | null;
  /** Somebody signed in, by the name he has in random runs or by his id; null for whom nobody knows. */
  visitor(name: string): Promise<UploadingVisitor | null>;
  idOf(name: string): string;
  /** The same with every known person under his name of the random runs. */
  named<T>(value: T): T;
}

export async function castOf(app: TestApp): Promise<Cast> {
  const visitors = new Map<string, Promise<UploadingVisitor>>();
  const ids = new Map<string, string>();
  for (const [name, staffNo] of STAFF) {
    const visitor = await app.signIn(staffNo);
    visitors.set(name, Promise.resolve(visitor));
    ids.set(name, visitor.personId);
  }
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
  const staffNoOf = (id: string) => app.work.read(app.tenantId, (tx) => tx.row<{ no: string }>('select staff_no as no from persons where id = $1', [id]));
  return {
    senderOf: (actor) => (actor.type === 'person' ? (actor.instead ? (PROXIES[actor.instead.person] ?? actor.instead.person) : actor.person) : null),
    visitor: async (name) => {
      const known = visitors.get(name);
      if (known || !/^[0-9a-f]{8}-/u.test(name)) return known ?? null;
      const row = await staffNoOf(name);
      const fresh = row ? app.signIn(row.no) : null;
      if (fresh) visitors.set(name, fresh);
      return fresh;
    },
    idOf: (name) => ids.get(name) ?? name,
    // Only ids became names; the shape is as it was.
    named: <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(uuid, (id) => names.get(id) ?? id)) as T,
  };
}
