import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { LARGEST_SHEET } from '../sheets/read-sheets.js';
import { oneFile } from './one-file.js';
import { DOCUMENT_TYPE, SPREADSHEET_TYPE } from './send-spreadsheet.js';

/** A browser without an office program calls the file octet-stream, the wards' own one calls it by its own name. */
const accepted: Readonly<Record<string, readonly string[]>> = {
  docx: [DOCUMENT_TYPE, 'application/wps-office.docx', 'application/octet-stream'],
  xlsx: [SPREADSHEET_TYPE, 'application/wps-office.xlsx', 'application/octet-stream'],
};

/** The one document or workbook of a multipart request: by its name and the type the browser named. Its bytes are checked by who reads them. */
export async function uploadedSheet(request: FastifyRequest): Promise<Buffer> {
  const { part, bytes } = await oneFile(request, { largest: LARGEST_SHEET, missing: 'sheet.missing' });
  if (part.file.truncated) throw new DomainError('sheet.too-large');
  const type = part.mimetype.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = /\.(docx|xlsx|docm|dotm|xlsm|doc|xls|wps|et)$/iu.exec(part.filename)?.[1]?.toLowerCase() ?? '';
  if (['docm', 'dotm', 'xlsm'].includes(ending)) throw new DomainError('sheet.macros');
  if (['doc', 'xls', 'wps', 'et'].includes(ending)) throw new DomainError('sheet.locked-or-old');
  if (!accepted[ending]?.includes(type)) throw new DomainError('sheet.not-a-sheet');
  return bytes;
}
