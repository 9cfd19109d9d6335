import type { Told } from '@bihuan/workflows';

/** A place the item comes by, with people as ids. */
export interface PlaceSeen {
  readonly place: string;
  readonly label: string;
  readonly branch: string | null;
  readonly mode: string | null;
  readonly people: readonly Told[];
  readonly passed: string | null;
  /** Lines of a step that find nobody there. */
  readonly vacant: readonly number[];
  readonly from: string;
  readonly due: string | null;
  readonly minutes: number;
}
