import type { ItemAbout } from '../../history/index.js';
import type { ItemRow } from '../item-row.js';

/** What a record seals of an item's row beside its machine. */
export function aboutOf(item: ItemRow): ItemAbout {
  return {
    kind: item.kind,
    parent: item.parentId,
    root: item.rootId,
    unit: item.unitId,
    subjectUnit: item.subjectUnitId,
    subjectPerson: item.subjectPersonId,
    privacy: item.privacy,
    listKey: item.listKey,
    mainForm: item.mainForm,
    pins: item.pins,
    startsOn: item.startsOn,
    dueOn: item.dueOn,
    leader: item.leaderId,
    owner: item.ownerId,
    filler: item.fillerId,
    creator: item.creatorId,
  };
}

/** Texts of the item by the name they have among the record's words; one that is not there has no entry. */
export function aboutWordsOf({ title, dueWords, basis }: ItemRow): Readonly<Record<string, string>> {
  return { title, ...(dueWords === null ? {} : { dueWords }), ...(basis === null ? {} : { basis }) };
}
