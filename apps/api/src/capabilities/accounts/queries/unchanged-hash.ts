import type { Tx } from '../../../kernel/database/tx.js';

const unchanged = {
  name: 'hash-of-unchanged-password',
  text: 'select a.password_hash as hash from accounts a join persons p on p.id = a.person_id where p.staff_no = $1 and a.must_change and not a.is_disabled',
};

/** The hash of a one-time password its owner has not changed yet. */
export async function unchangedHash(tx: Tx, staffNo: string): Promise<string | null> {
  return (await tx.row<{ hash: string }>(unchanged, [staffNo]))?.hash ?? null;
}
