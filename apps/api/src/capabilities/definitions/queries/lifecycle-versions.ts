import type { Versions } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from './lifecycle-machine.js';

/** The compiled lifecycles of all these versions, by version; asking for another one is our fault and throws. */
export async function lifecycleVersions(tx: Tx, ids: Iterable<string>): Promise<Versions> {
  const machines = new Map<string, Awaited<ReturnType<typeof lifecycleMachine>>>();
  for (const id of new Set(ids)) machines.set(id, await lifecycleMachine(tx, id));
  return (version) => {
    const machine = machines.get(version);
    if (!machine) throw new Error(`version ${version} was not asked for`);
    return machine;
  };
}
