import type { Named, Tx } from '../../../kernel/database/tx.js';
import { fillerText } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';

/** Shown in place of a title whose words the reader may not see. */
export const HIDDEN = '限定范围，您无权查看内容（不影响核对）';

/** Names beside an item's ids, as a join brings them. */
export interface JoinedNames extends Pick<ItemRow, 'unitId' | 'subjectUnitId' | 'subjectPersonId'> {
  readonly unitName: string;
  readonly subjectUnitName: string | null;
  readonly subjectPersonName: string | null;
}

export const joinedNames =
  'unit_name_at(u.id, i.created_at) as "unitName", unit_name_at(su.id, i.created_at) as "subjectUnitName", sp.name as "subjectPersonName"';
export const nameJoins = `
  join units u on u.id = i.unit_id
  left join units su on su.id = i.subject_unit_id left join persons sp on sp.id = i.subject_person_id`;

/** «内科第一党支部 呼吸内科» of a joined row. */
export function fillerOf(row: JoinedNames): string {
  return fillerText(row, {
    units: { [row.unitId]: row.unitName, ...(row.subjectUnitId === null ? {} : { [row.subjectUnitId]: row.subjectUnitName ?? '' }) },
    people: row.subjectPersonId === null ? {} : { [row.subjectPersonId]: { name: row.subjectPersonName ?? '' } },
  });
}

const readFace: Named = {
  name: 'read-item-face',
  text: `select i.unit_id as "unitId", i.subject_unit_id as "subjectUnitId", i.subject_person_id as "subjectPersonId", ${joinedNames}
         from items i ${nameJoins} where i.id = $1`,
};

/** The unit of an item and who fills it in, in words. */
export async function faceOf(tx: Tx, itemId: string): Promise<{ unitName: string; filler: string }> {
  const row = await tx.row<JoinedNames>(readFace, [itemId]);
  if (!row) throw new Error('an item has a unit');
  return { unitName: row.unitName, filler: fillerOf(row) };
}
