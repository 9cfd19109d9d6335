import type { RowPlace } from './read-rows.js';

/** One field as it is and as the file wants it, in words for the page. */
export interface FieldChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

interface OfRow extends RowPlace {
  /** What the page calls it: «内科第一党支部», «10011 孙晓岚». */
  readonly label: string;
  readonly action: 'new' | 'changed' | 'same';
  readonly fields: readonly FieldChange[];
}

export interface UnitWanted extends OfRow {
  readonly kind: 'units';
  readonly id: string | null;
  readonly code: string;
  readonly name: string;
  readonly tree: 'party' | 'administrative';
  /** Code of the unit above. */
  readonly parent: string | null;
  readonly ordinal: number;
  readonly category: string;
  /** Codes of departments; null: the file says nothing of them. */
  readonly departments: readonly string[] | null;
}

export interface PersonWanted extends OfRow {
  readonly kind: 'people';
  readonly id: string | null;
  readonly staffNo: string;
  readonly name: string;
  readonly mobile: string;
  readonly cadre: boolean;
  /** Codes of units. */
  readonly units: readonly string[];
}

export interface PostWanted extends OfRow {
  readonly kind: 'posts';
  /** Of the holding that is changed. */
  readonly id: string | null;
  readonly staffNo: string;
  readonly post: string;
  readonly postId: string;
  readonly unit: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface AreaWanted extends OfRow {
  readonly kind: 'areas';
  /** Of the area as it stands. */
  readonly id: string | null;
  readonly name: string;
  /** Staff number. */
  readonly leader: string;
  /** Codes. */
  readonly units: readonly string[];
  /** Of a new area, or of the leader newly in charge. */
  readonly from: string | null;
  /** The last day, included. */
  readonly to: string | null;
}

export type Wanted = UnitWanted | PersonWanted | PostWanted | AreaWanted;

/** A new row has no fields to compare; another is as it was where nothing differs. */
export const actionOf = (isNew: boolean, fields: readonly FieldChange[]): OfRow['action'] => (isNew ? 'new' : fields.length > 0 ? 'changed' : 'same');
export const differing = (fields: readonly FieldChange[]): FieldChange[] => fields.filter(({ from, to }) => from !== to);
