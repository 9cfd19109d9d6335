import type { FastifyReply } from 'fastify';
import { DOCUMENT_TYPE, sendOfficeFile } from '../http/send-spreadsheet.js';
import { paperAsPdf } from './paper-as-pdf.js';
import { paperAsWord } from './paper-as-word.js';
import type { Paper } from './paper.js';

export const PDF_TYPE = 'application/pdf';

/** How a sheet of paper leaves the product. */
export type PaperKind = 'pdf' | 'docx';

export const paperAnswer = { description: 'The sheet as a file.', schema: { type: 'string', format: 'binary' } } as const;

/** Answers with a sheet to be saved under its name. */
export const sendPaper = (reply: FastifyReply, as: PaperKind, { name, paper }: { readonly name: string; readonly paper: Paper }): Promise<void> =>
  as === 'pdf'
    ? sendOfficeFile(reply, { fileName: `${name}.pdf`, type: PDF_TYPE }, paperAsPdf(paper))
    : sendOfficeFile(reply, { fileName: `${name}.docx`, type: DOCUMENT_TYPE }, paperAsWord(paper));
