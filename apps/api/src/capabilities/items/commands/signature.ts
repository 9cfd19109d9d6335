import { isWritten, signedOf } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { namesOf } from '../../people/index.js';
import type { SendEventBody } from '../item.contract.js';
import type { SignatureView } from '../signature.contract.js';

/** A signature is more than a touch in passing; typed, it is the signer's own name. What was signed on paper shows it there, not here. */
export async function checkSignature(tx: Tx, personId: string, { signature, paper }: SendEventBody): Promise<void> {
  if (!signature) return;
  if (paper) throw new DomainError('request.malformed');
  if ('strokes' in signature) {
    if (!isWritten(signature.strokes)) throw new DomainError('signature.too-little');
    return;
  }
  const { people } = await namesOf(tx, { people: [personId], units: [] });
  if (people[personId]?.name !== signature.name) throw new DomainError('signature.other-name');
}

/** Letters of all drawings that are sent with one page; of those beyond it is only said that they are there. */
export const MOST_DRAWN = 100_000;

/** It was drawn, and is not sent along. */
export const NOT_SENT: SignatureView = { strokes: null, name: null, note: '手写签名' };
const UNREADABLE: SignatureView = { strokes: null, name: null, note: '签名无法读出，请核对记录' };

/**
 * As it was kept among the words of its event; null where there is none. What is no signature any more was altered past the api, and is said
 * to be unreadable. Like every word it is append-only for the api and the owner of the tables, and nothing in the product erases it; taken
 * away together with its secret, by whoever can, it is missed by the check as any word is, and the chain of hashes holds.
 */
export function signatureOf(kept: string | undefined): SignatureView | null {
  if (kept === undefined) return null;
  const { strokes = null, name = null } = signedOf(parsed(kept));
  return strokes === null && name === null ? UNREADABLE : { strokes, name, note: null };
}

/** Each signature, the drawings beyond the bound without their lines; the last ones first. */
export function boundedSignatures(signatures: readonly (SignatureView | null)[], most = MOST_DRAWN): readonly (SignatureView | null)[] {
  let left = most;
  const bounded = signatures.toReversed().map((one) => {
    left -= one?.strokes?.length ?? 0;
    return one?.strokes != null && left < 0 ? NOT_SENT : one;
  });
  return bounded.toReversed();
}

function parsed(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch {
    return null;
  }
}
