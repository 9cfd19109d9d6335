import { dataFor, definitionFor, rightsAmong } from '@bihuan/forms';
import type { FormData, FormDefinition, Rights } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { formByVersion } from '../../definitions/index.js';
import { formAsJudged } from './form-as-judged.js';
import { placesOfReader } from './places-of-reader.js';
import type { PlacesIn } from './places-of-reader.js';

/** Something handed in for an item. */
export interface Handed {
  readonly itemId: string;
  readonly formVersionId: string;
  readonly data: FormData;
  /** Of the event it was handed in with: it is read by the calendar sealed there. Absent: by today's. */
  readonly seq?: number;
}

/** The form and its data without what is hidden from the reader. */
export interface Shown {
  readonly definition: FormDefinition;
  readonly data: FormData;
}

/**
 * What one reader sees of the forms of these items. Whatever leaves the api of what was handed in goes through it first: views, lists,
 * differences, exports. It asks nothing while no form says anything of rights, and must not outlive its transaction.
 */
export class FieldSight {
  private places: Map<string, PlacesIn> | null = null;

  constructor(
    private readonly tx: Tx,
    readonly personId: string,
    private readonly itemIds: readonly string[] = [],
  ) {}

  async shown({ itemId, formVersionId, data, seq }: Handed): Promise<Shown> {
    const definition = await (seq === undefined ? formByVersion(this.tx, formVersionId) : formAsJudged(this.tx, { itemId, formVersionId, seq }));
    if (!definition.access) return { definition, data };
    const rights = await this.rights(itemId, definition);
    return { definition: definitionFor(definition, rights), data: dataFor(definition, rights, data) };
  }

  async rights(itemId: string, definition: FormDefinition): Promise<Rights> {
    return rightsAmong(definition, definition.access ? (await this.placesIn(itemId))(definition.key) : []);
  }

  private async placesIn(itemId: string): Promise<PlacesIn> {
    this.places ??= new Map(await placesOfReader(this.tx, [...this.itemIds, itemId], this.personId));
    const known = this.places.get(itemId) ?? (await placesOfReader(this.tx, [itemId], this.personId)).get(itemId) ?? (() => []);
    this.places.set(itemId, known);
    return known;
  }
}
