import { hash } from 'node:crypto';

/**
 * The id of what a campaign sends out, derived from the campaign and the place in its plan:
 * sending the same place twice gives the same id, so the primary key keeps it from existing twice.
 * UUIDv8 (RFC 9562) with the time of the campaign's own id in front.
 */
export function derivedId(campaignId: string, ...place: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify([campaignId, ...place]), 'hex');
  const bytes = Buffer.from(campaignId.replaceAll('-', '').slice(0, 12) + digest.slice(0, 20), 'hex');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
