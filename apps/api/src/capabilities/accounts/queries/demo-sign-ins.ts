import type { Tx } from '../../../kernel/database/tx.js';
import { tenantOf } from '../../people/index.js';
import { DEMO_PASSWORD } from '../demo-password.js';

/** What the sign-in page says before anybody signed in. */
export interface DemoSignIns {
  readonly tenant: string;
  readonly officePhone: string;
  readonly sessions: readonly { readonly staffNo: string; readonly name: string; readonly job: string }[];
  readonly password: string | null;
}

const introduced = {
  name: 'demo-sign-ins',
  text: 'select staff_no as "staffNo", name, demo_job as job from persons where demo_job is not null order by staff_no',
};

/** Names of people and the password only in a demo tenant and only on this machine; elsewhere the tenant's name alone. */
export async function demoSignIns(tx: Tx, isOnThisMachine: boolean): Promise<DemoSignIns> {
  const { name, officePhone, isDemo } = await tenantOf(tx);
  if (!isDemo || !isOnThisMachine) return { tenant: name, officePhone, sessions: [], password: null };
  return { tenant: name, officePhone, sessions: await tx.rows<DemoSignIns['sessions'][number]>(introduced), password: DEMO_PASSWORD };
}
