import { DomainError } from '../errors/domain-error.js';
import { judgeArchive } from './archive-parts.js';

/** Refuses by its table of contents what is no workbook filled in by people. */
export function guardArchive(bytes: Buffer): void {
  const judged = judgeArchive(bytes);
  if (judged.type === 'refused' && judged.code === 'locked-or-old') throw new DomainError('spreadsheet.locked-or-old');
  if (judged.type === 'none' || (judged.type === 'parts' && !judged.parts.some(({ name }) => name === 'xl/workbook.xml')))
    throw new DomainError('spreadsheet.not-a-workbook');
  if (judged.type === 'refused') throw new DomainError(`spreadsheet.${judged.code}`);
}
