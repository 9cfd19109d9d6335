import type { MultipartFile } from '@fastify/multipart'; // its types add `file()` to the request
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

interface Wanted {
  readonly largest: number;
  /** Code of the refusal where no file came, or what came is no multipart request anybody can read. */
  readonly missing: string;
}

/** The one file of a multipart request with its bytes, read up to the limit; `part.file.truncated` says whether there was more. */
export async function oneFile(request: FastifyRequest, { largest, missing }: Wanted): Promise<{ readonly part: MultipartFile; readonly bytes: Buffer }> {
  if (!request.isMultipart()) throw new DomainError(missing);
  try {
    const part = await request.file({ limits: { fileSize: largest, files: 1, fields: 0 }, throwFileSizeLimit: false });
    if (part?.fieldname === 'file') return { part, bytes: await part.toBuffer() };
  } catch (error) {
    // The parser says without any code that a boundary is missing, or that the request ends in the middle.
    if (isCoded(error)) throw error;
  }
  throw new DomainError(missing);
}

const isCoded = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error;
