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

/** As it was kept among the words of its event; null where there is none, or it was erased. */
export function signatureOf(kept: string | undefined): SignatureView | null {
  if (kept === undefined || !kept.startsWith('{')) return null;
  const { strokes = null, name = null } = signedOf(JSON.parse(kept));
  return strokes === null && name === null ? null : { strokes, name };
}
