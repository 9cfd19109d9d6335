import { clockOf } from '../../../kernel/clock/clock.js';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { permissionsOf } from '../../people/index.js';
import type { Grant } from '../../people/index.js';

/** Who looks, when, and what the posts allow. */
export interface Looking {
  readonly personId: string;
  readonly grants: readonly Grant[];
  readonly time: BusinessTime;
  readonly year: number;
}

export async function looking(tx: Tx, personId: string): Promise<Looking> {
  const time = await clockOf(tx);
  const grants = await permissionsOf(tx, personId, time.today);
  return { personId, grants, time, year: Number(time.today.slice(0, 4)) };
}
