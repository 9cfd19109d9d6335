import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import type { ItemLine } from './migration.contract.js';

type Named = Pick<ItemRow, 'id' | 'unitId' | 'subjectUnitId' | 'title' | 'privacy'>;

/** The unit it is of, and the one it is about, where that is another. */
const unitsOf = ({ unitId, subjectUnitId }: Pick<ItemRow, 'unitId' | 'subjectUnitId'>): readonly string[] =>
  subjectUnitId === null || subjectUnitId === unitId ? [unitId] : [unitId, subjectUnitId];

/** Titles with the unit they are of; of a restricted one only that there is one. */
export async function itemLines(tx: Tx, items: readonly Named[]): Promise<(item: Named) => ItemLine> {
  const { units } = await namesOf(tx, { people: [], units: [...new Set(items.flatMap(unitsOf))] });
  return ({ id, title, privacy, ...item }) =>
    privacy === 'normal'
      ? {
          itemId: id,
          title,
          unit: unitsOf(item)
            .map((unit) => units[unit] ?? '')
            .join(' '),
          isOpen: true,
        }
      : { itemId: id, title: '限定范围的一件事项', unit: '', isOpen: false };
}
