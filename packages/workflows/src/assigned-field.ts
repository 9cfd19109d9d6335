/** Persons an item names who may be replaced. Whom it is about and who made it are facts. */
export type PersonField = 'leader' | 'owner' | 'filler';
/** The same, and the unit that answers for it. */
export type AssignedField = PersonField | 'unit';
