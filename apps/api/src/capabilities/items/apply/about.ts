import type { ItemAbout } from '../../history/index.js';
import type { ItemRow } from '../item-row.js';

/** What a record seals of an item's row beside its machine. */
export function aboutOf(item: ItemRow): ItemAbout {
  // In the order of the canonical text, which then need not sort them.
  return {
    creator: item.creatorId,
    dueOn: item.dueOn,
    filler: item.fillerId,
    kind: item.kind,
    leader: item.leaderId,
    listKey: item.listKey,
    mainForm: item.mainForm,
    owner: item.ownerId,
    parent: item.parentId,
    pins: item.pins,
    privacy: item.privacy,
    root: item.rootId,
    startsOn: item.startsOn,
    subjectPerson: item.subjectPersonId,
    subjectUnit: item.subjectUnitId,
    unit: item.unitId,
  };
}

/** Texts of the item by the name they have among the record's words; one that is not there has no entry. */
export function aboutWordsOf({ title, dueWords, basis }: ItemRow): Readonly<Record<string, string>> {
  return { ...(basis === null ? {} : { basis }), ...(dueWords === null ? {} : { dueWords }), title };
}
