import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { LARGEST_SPREADSHEET } from '../spreadsheet/read-spreadsheet.js';
import { oneFile } from './one-file.js';
import { SPREADSHEET_TYPE } from './send-spreadsheet.js';

export interface UploadedSpreadsheet {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A browser without an office program calls the file octet-stream, the wards' own one calls it by its own name. */
const accepted = [SPREADSHEET_TYPE, 'application/wps-office.xlsx', 'application/octet-stream'];

/** The one workbook of a multipart request: by its name and the type the browser named. Its bytes are checked by who reads them. */
export async function uploadedSpreadsheet(request: FastifyRequest): Promise<UploadedSpreadsheet> {
  const { part, bytes } = await oneFile(request, { largest: LARGEST_SPREADSHEET, missing: 'spreadsheet.missing' });
  if (part.file.truncated) throw new DomainError('spreadsheet.too-large');
  const type = part.mimetype.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/\.xlsx$/iu.test(part.filename) || !accepted.includes(type)) throw new DomainError('spreadsheet.not-a-workbook');
  const name = (part.filename.split(/[\\/]/u).at(-1) ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(-120)
    .replace(/^[\u{DC00}-\u{DFFF}]/u, '');
  return { name, bytes };
}
