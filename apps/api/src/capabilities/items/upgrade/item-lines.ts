import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import type { ItemLine } from './migration.contract.js';

type Named = Pick<ItemRow, 'id' | 'unitId' | 'title' | 'privacy'>;

/** Titles with the unit they are of; of a restricted one only that there is one. */
export async function itemLines(tx: Tx, items: readonly Named[]): Promise<(item: Named) => ItemLine> {
  const { units } = await namesOf(tx, { people: [], units: [...new Set(items.map(({ unitId }) => unitId))] });
  return ({ id, unitId, title, privacy }) => (privacy === 'normal' ? { itemId: id, title, unit: units[unitId] ?? '', isOpen: true } : { itemId: id, title: '限定范围的一件事项', unit: '', isOpen: false });
}
