import type { Named, Tx } from '../../../kernel/database/tx.js';

export interface Tenant {
  readonly name: string;
  readonly zone: string;
  readonly officePhone: string;
  /** The tenant has a business date of its own. */
  readonly isDemo: boolean;
}

const readTenant: Named = {
  name: 'read-tenant',
  text: 'select name, zone, office_phone as "officePhone", business_on is not null as "isDemo" from tenants',
};

/** The tenant of the transaction. */
export async function tenantOf(tx: Tx): Promise<Tenant> {
  const tenant = await tx.row<Tenant>(readTenant);
  if (!tenant) throw new Error('the transaction has no tenant');
  return tenant;
}
