import type { FastifyReply } from 'fastify';
import { atMost } from '../http/at-most.js';
import { DOCUMENT_TYPE, sendOfficeFile } from '../http/send-spreadsheet.js';
import { paperAsPdf } from './paper-as-pdf.js';
import { paperAsWord } from './paper-as-word.js';
import { refuseTooLong } from './paper.js';
import type { Paper } from './paper.js';

export const PDF_TYPE = 'application/pdf';

/** How a sheet of paper leaves the product. */
export type PaperKind = 'pdf' | 'docx';

export const paperAnswer = { description: 'The sheet as a file.', schema: { type: 'string', format: 'binary' } } as const;

export interface PaperFile {
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Setting a long sheet takes the machine for seconds: whoever else wants one waits. */
const inTurn = atMost(2);

/** Sets a sheet as a file of its name; what is too long for one is refused. */
export async function setPaper(as: PaperKind, { name, paper }: { readonly name: string; readonly paper: Paper }): Promise<PaperFile> {
  refuseTooLong(paper);
  return inTurn(async () =>
    as === 'pdf'
      ? { fileName: `${name}.pdf`, type: PDF_TYPE, bytes: await paperAsPdf(paper) }
      : { fileName: `${name}.docx`, type: DOCUMENT_TYPE, bytes: await paperAsWord(paper) },
  );
}

/** Answers with a sheet to be saved under its name. */
export const sendPaper = (reply: FastifyReply, { bytes, ...file }: PaperFile): Promise<void> => sendOfficeFile(reply, file, bytes);
