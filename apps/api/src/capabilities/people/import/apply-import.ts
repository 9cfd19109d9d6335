import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { recordOrganisationEvents } from '../events/record-organisation-events.js';
import type { Wanted } from './changes.js';
import { writeAreas } from './write-areas.js';
import { writePeople } from './write-people.js';
import { writePosts } from './write-posts.js';
import { writeUnits } from './write-units.js';
import type { Comparison } from './preview.js';

export interface Imported {
  readonly units: number;
  readonly people: number;
  readonly posts: number;
  readonly areas: number;
}

/** Writes everything that differs, a few statements for each sheet however many rows, and the history of each change. */
export async function applyImport(tx: Tx, { units, people, posts, areas, known }: Comparison, by: string): Promise<Imported> {
  const differs = ({ action }: { readonly action: Wanted['action'] }): boolean => action !== 'same';
  const changed = { units: units.filter(differs), people: people.filter(differs), posts: posts.filter(differs), areas: areas.filter(differs) };
  const unitIds = new Map([
    ...known.units.map(({ code, id }) => [code, id] as const),
    ...changed.units.filter(({ id }) => id === null).map(({ code }) => [code, uuidV7()] as const),
  ]);
  const personIds = new Map([
    ...known.people.map(({ staffNo, id }) => [staffNo, id] as const),
    ...changed.people.filter(({ id }) => id === null).map(({ staffNo }) => [staffNo, uuidV7()] as const),
  ]);
  const ids = { units: unitIds, people: personIds, known };
  const events = [
    ...(await writeUnits(tx, changed.units, ids)),
    ...(await writePeople(tx, changed.people, ids)),
    ...(await writePosts(tx, changed.posts, ids)),
    ...(await writeAreas(tx, changed.areas, ids)),
  ];
  await recordOrganisationEvents(tx, events, by);
  return { units: changed.units.length, people: changed.people.length, posts: changed.posts.length, areas: changed.areas.length };
}
