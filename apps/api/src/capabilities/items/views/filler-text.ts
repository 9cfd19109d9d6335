import type { ItemRow } from '../item-row.js';

export interface FillerNames {
  readonly people: Readonly<Record<string, { readonly name: string }>>;
  readonly units: Readonly<Record<string, string>>;
}

/** 填报单位（个人）: «内科第一党支部 呼吸内科», or the unit and the person. */
export function fillerText(item: Pick<ItemRow, 'unitId' | 'subjectUnitId' | 'subjectPersonId'>, names: FillerNames): string {
  const unit = names.units[item.unitId] ?? '';
  const subject = item.subjectPersonId ? names.people[item.subjectPersonId]?.name : item.subjectUnitId ? names.units[item.subjectUnitId] : undefined;
  return subject === undefined || subject === unit ? unit : `${unit} ${subject}`;
}
