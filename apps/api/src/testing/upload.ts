import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import { uuidV7 } from '../kernel/ids/uuid-v7.js';

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

interface UploadAnswer {
  readonly status: number;
  readonly body: any; // a file or a problem; a wrong shape fails where it is read
}

/** Sends a file as the browser does: announced, piece by piece, finished. Answers with the first refusal, or with the file. */
export async function uploadTo(app: NestFastifyApplication, cookie: string, { name, type, bytes }: UploadedFile): Promise<UploadAnswer> {
  const ask = async (method: 'POST' | 'PUT', url: string, payload?: string | Buffer): Promise<UploadAnswer> => {
    const kind = payload === undefined ? {} : { 'content-type': typeof payload === 'string' ? 'application/json' : 'application/octet-stream' };
    const response = await app.inject({
      method,
      url: `/api/uploads${url}`,
      headers: { cookie, ...kind, 'idempotency-key': uuidV7() },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: response.statusCode, body: response.json() };
  };
  let answer = await ask('POST', '', JSON.stringify({ name, type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }));
  while (answer.status < 300 && answer.body.offset < bytes.length) {
    const { id, offset, piece } = answer.body;
    answer = await ask('PUT', `/${id}/bytes/${offset}`, bytes.subarray(offset, offset + piece));
  }
  return answer.status < 300 ? ask('POST', `/${answer.body.id}/finish`) : answer;
}
