import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { canonical } from '../canonical/canonical.js';
import { DomainError } from '../errors/domain-error.js';
import { isUuid } from '../ids/uuid-v7.js';
import { sha256 } from '../seal/seal.js';

/** What makes two mutating requests the same: the caller's key, and a hash of method, path and body. */
export interface CommandRequest {
  readonly key: string;
  readonly hash: Buffer;
}

interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: unknown;
}

export function commandRequest(request: RawRequest): CommandRequest {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !isUuid(key.toLowerCase())) throw new DomainError('request.key-missing');
  const text = `${request.method} ${request.url}\n${canonical(request.body ?? null)}`;
  return { key: key.toLowerCase(), hash: sha256(text) };
}

/** The Idempotency-Key of a mutating request; without one the request is refused. */
export const Command = createParamDecorator((_: unknown, context: ExecutionContext) => commandRequest(context.switchToHttp().getRequest<RawRequest>()));
