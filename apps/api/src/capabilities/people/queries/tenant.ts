import type { Named, Tx } from '../../../kernel/database/tx.js';

export interface Tenant {
  readonly name: string;
  readonly zone: string;
  readonly officePhone: string;
  /** Its passwords are public, so it is entered from its own machine only. */
  readonly isDemo: boolean;
  /** A demo or a trial: the business date is moved by hand. */
  readonly hasOwnDate: boolean;
}

const readTenant: Named = {
  name: 'read-tenant',
  text: `select name, zone, office_phone as "officePhone", kind = 'demo' as "isDemo", business_on is not null as "hasOwnDate" from tenants`,
};

/** The tenant of the transaction. */
export async function tenantOf(tx: Tx): Promise<Tenant> {
  const tenant = await tx.row<Tenant>(readTenant);
  if (!tenant) throw new Error('the transaction has no tenant');
  return tenant;
}
