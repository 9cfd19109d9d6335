import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Narrowing, Words } from './narrowing.js';

/** As many rows as are looked through for words while somebody waits; narrowed to a campaign, all of its rows are. */
const LOOKED_THROUGH = 20_000;

const unitsCalled: Named = { name: 'units-called', text: 'select id from units where strpos(name, $1) > 0' };
const newest: Named = { name: 'newest-serial', text: 'select coalesce(max(serial), 0) as serial from register_entries where register_key = $1' };

export async function wordsOf(tx: Tx, text: string): Promise<Words> {
  const units = await tx.rows<{ id: string }>(unitsCalled, [text]);
  return { text, units: units.map(({ id }) => id), beyond: null };
}

/** Of a register that has grown long, its newest rows alone are looked through by whoever sees all of it and narrows it by nothing else. */
export async function lookedThrough(tx: Tx, narrowing: Narrowing): Promise<Narrowing> {
  const { words, scope, campaign, units, leader, registerKey } = narrowing;
  if (!words || scope !== 'all' || campaign !== undefined || units !== undefined || leader !== undefined) return narrowing;
  const { serial } = (await tx.row<{ serial: number }>(newest, [registerKey])) ?? { serial: 0 };
  return serial <= LOOKED_THROUGH ? narrowing : { ...narrowing, words: { ...words, beyond: serial - LOOKED_THROUGH } };
}

export function searchNote({ words }: Narrowing): string | null {
  return !words || words.beyond === null ? null : `只在第${words.beyond + 1}号及以后的${LOOKED_THROUGH}条中查找。选定一个专项活动，可以查它的全部条目。`;
}
