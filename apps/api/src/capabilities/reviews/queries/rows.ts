import type { ReviewDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { list, versionById } from '../../definitions/index.js';
import type { VersionOf } from '../../definitions/index.js';

/** A review as stored. */
export interface ReviewRow {
  readonly itemId: string;
  readonly campaignId: string;
  readonly definitionVersionId: string;
  readonly cutOff: string;
  readonly sheetsTotal: number | null;
  readonly isCancelled: boolean;
}

const columns = `item_id as "itemId", campaign_id as "campaignId", definition_version_id as "definitionVersionId", to_char(cut_off, 'YYYY-MM-DD') as "cutOff",
  sheets_total as "sheetsTotal", is_cancelled as "isCancelled"`;
const byId: Named = { name: 'review-by-id', text: `select ${columns} from reviews where item_id = $1` };
const locked: Named = { name: 'lock-review', text: `select ${columns} from reviews where item_id = $1 for update` };
const ofCampaign: Named = { name: 'review-of-campaign', text: `select ${columns} from reviews where campaign_id = $1 and not is_cancelled` };

export async function reviewById(tx: Tx, id: string): Promise<ReviewRow> {
  const row = await tx.row<ReviewRow>(byId, [id]);
  if (!row) throw new DomainError('review.unknown');
  return row;
}

/** Nobody else makes sheets of it or counts it until the transaction ends. */
export async function lockReview(tx: Tx, id: string): Promise<ReviewRow> {
  const row = await tx.row<ReviewRow>(locked, [id]);
  if (!row) throw new DomainError('review.unknown');
  return row;
}

export function reviewOfCampaign(tx: Tx, campaignId: string): Promise<ReviewRow | null> {
  return tx.row<ReviewRow>(ofCampaign, [campaignId]);
}

/** The scheme a review was opened with; it keeps it. */
export async function schemeOf(tx: Tx, { definitionVersionId }: Pick<ReviewRow, 'definitionVersionId'>): Promise<ReviewDefinition> {
  return (await versionById(tx, 'review', definitionVersionId)).definition;
}

/** The scheme a new review is opened with: the newest published one of the first key. */
export async function schemeInForce(tx: Tx): Promise<VersionOf<'review'>> {
  const [scheme] = await list(tx, 'review');
  if (!scheme) throw new DomainError('definition.unknown', { key: 'review' });
  return scheme;
}
