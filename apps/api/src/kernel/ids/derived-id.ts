import { hash } from 'node:crypto';

/**
 * The id of what a campaign sends out, derived from the campaign and the place in its plan:
 * sending the same place twice gives the same id, so the primary key keeps it from existing twice.
 * UUIDv8 (RFC 9562) with the time of the campaign's own id in front.
 */
export function derivedId(campaignId: string, ...place: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify([campaignId, ...place]), 'hex');
  const variant = VARIANTS[Number.parseInt(digest.charAt(4), 16) & 3] ?? '';
  return `${campaignId.slice(0, 14)}8${digest.slice(1, 4)}-${variant}${digest.slice(5, 8)}-${digest.slice(8, 20)}`;
}

/** The variant's two bits before the two that are left of a hexadecimal digit. */
const VARIANTS = ['8', '9', 'a', 'b'] as const;
