import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../kernel/errors/domain-error.js';

export const BYTES = 'application/octet-stream';

/** The raw body of a request, at most so many bytes of it. */
export async function bytesOf({ raw, headers }: FastifyRequest, most: number): Promise<Buffer> {
  if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== BYTES) throw new DomainError('upload.no-bytes');
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of raw as AsyncIterable<Buffer>) {
      // a request without encoding gives buffers
      size += part.length;
      if (size > most) throw new DomainError('request.too-large');
      parts.push(part);
    }
  } catch (error) {
    // Whoever sent it is gone in the middle; nobody hears the answer.
    throw error instanceof DomainError ? error : new DomainError('upload.no-bytes');
  }
  return Buffer.concat(parts);
}
