import { cut } from '@bihuan/forms';
import type { FastifyReply } from 'fastify';

export const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const DOCUMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Answers with a workbook to be saved under a name that may be Chinese. */
export const sendSpreadsheet = (reply: FastifyReply, fileName: string, bytes: Buffer): Promise<void> =>
  sendOfficeFile(reply, { fileName, type: SPREADSHEET_TYPE }, bytes);

/** The same for any office file. Nothing on the way keeps it. */
export async function sendOfficeFile(
  reply: FastifyReply,
  { fileName, type }: { readonly fileName: string; readonly type: string },
  bytes: Buffer,
): Promise<void> {
  const plain = cut(fileName.replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, ''), 120);
  await reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeRfc8187(plain)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes);
}

/** The characters `encodeURIComponent` leaves that RFC 8187 does not allow. */
function encodeRfc8187(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
