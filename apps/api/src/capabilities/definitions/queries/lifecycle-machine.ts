import { compile } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { storedVersion, versionById } from './versions.js';

// By content: tenants that run the same definition share one machine.
const machines = new Map<string, Machine>();
const ROOM = 500;

/** The compiled lifecycle an item is pinned to. */
export async function lifecycleMachine(tx: Tx, versionId: string): Promise<Machine> {
  const { hash } = await storedVersion(tx, versionId);
  const known = machines.get(hash);
  if (known) return known;
  const machine = compile((await versionById(tx, 'lifecycle', versionId)).definition);
  if (machines.size >= ROOM) machines.clear();
  machines.set(hash, machine);
  return machine;
}
