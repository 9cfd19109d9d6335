import { createHash, randomUUID } from 'node:crypto';

/** Uploads a small file as the page does, where a journey is about something else; answers with its id. */
export async function sendFile(
  url: string,
  cookie: string,
  { name, type, text }: { readonly name: string; readonly type: string; readonly text: string },
): Promise<string> {
  const bytes = Buffer.from(text);
  const ask = async (method: string, path: string, body?: string | Buffer): Promise<{ readonly id: string }> => {
    const kind = body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' };
    const answer = await fetch(`${url}/api/uploads${path}`, {
      method,
      headers: { cookie, 'idempotency-key': randomUUID(), ...kind },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    if (!answer.ok) throw new Error(`${name} was not kept: ${await answer.text()}`);
    return (await answer.json()) as { id: string }; // the contract of uploads
  };
  const { id } = await ask('POST', '', JSON.stringify({ name, type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }));
  await ask('PUT', `/${id}/bytes/0`, bytes);
  return (await ask('POST', `/${id}/finish`)).id;
}
