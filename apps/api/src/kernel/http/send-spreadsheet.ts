import type { FastifyReply } from 'fastify';

export const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with a workbook to be saved under a name that may be Chinese. Nothing on the way keeps it. */
export async function sendSpreadsheet(reply: FastifyReply, fileName: string, bytes: Buffer): Promise<void> {
  const plain = fileName.replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '').slice(0, 120);
  await reply
    .header('content-type', SPREADSHEET_TYPE)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeRfc8187(plain)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes);
}

/** The characters `encodeURIComponent` leaves that RFC 8187 does not allow. */
function encodeRfc8187(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
