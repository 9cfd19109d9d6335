import { paperAsWord } from '../papers/paper-as-word.js';
import { sheetOfTable } from '../papers/paper.js';
import type { PaperTable } from '../papers/paper.js';

/** One table as a Word document. */
export const writeWord = (table: PaperTable): Promise<Buffer> => paperAsWord(sheetOfTable(table));
