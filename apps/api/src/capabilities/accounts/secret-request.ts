import { createHash } from 'node:crypto';
import type { Caller } from '../../kernel/http/caller.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { secretFrom } from './password.js';

/**
 * The request as its key is kept where a password stands in its body: the same request is known again and another one refused, but what is kept
 * is as slow to guess from as a password that is kept. Nothing else of the body is compared: name all of it.
 */
export async function secretRequest({ personId }: Caller, { key }: CommandRequest, body: readonly string[]): Promise<CommandRequest> {
  return { key, hash: await secretFrom(JSON.stringify(body), createHash('sha256').update(`${personId}/${key}`).digest()) };
}
