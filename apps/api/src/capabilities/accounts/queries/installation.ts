import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { TenantList } from '../../../kernel/tenants/tenant-list.js';

/** The one tenant people of this installation sign in to. */
export async function installedTenant(tenants: TenantList): Promise<string> {
  const [tenantId, ...others] = await tenants.ids();
  if (others.length > 0) throw new Error('one installation has one tenant; this database holds several');
  if (tenantId !== undefined) return tenantId;
  // It may be installed any moment; an empty answer is not worth keeping.
  tenants.forget();
  throw new DomainError('tenant.missing');
}
