import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DOCUMENT_TYPE, sendOfficeFile, SPREADSHEET_TYPE } from '../../kernel/http/send-spreadsheet.js';
import { uploadedSheet } from '../../kernel/http/uploaded-sheet.js';
import { readSheets } from '../../kernel/sheets/read-sheets.js';
import { sheetsView, tableBody } from './sheets.contract.js';
import type { SheetsView, TableBody } from './sheets.contract.js';
import { tableFile } from './table-file.js';

const file = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } };
const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** Word and Excel in and out. Everybody who is signed in; nothing is kept, so there is nothing to repeat. */
@ApiTags('sheets')
@Controller('sheets')
export class SheetsController {
  /** What the paper of a file shows; what is made of it, the caller decides. */
  @Post('read')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(file)
  @ApiOkResponse({ standardSchema: sheetsView })
  async read(@Req() request: FastifyRequest): Promise<SheetsView> {
    return { sheets: (await readSheets(await uploadedSheet(request))).map((sheet) => ({ ...sheet, blocks: [...sheet.blocks] })) as SheetsView['sheets'] }; // the same shape, written in
  }

  /** Sets one table on paper. */
  @Post('table')
  @HttpCode(200)
  @ApiOkResponse({ description: 'A document or a workbook.', content: { [DOCUMENT_TYPE]: binary, [SPREADSHEET_TYPE]: binary } })
  async table(@Body({ schema: tableBody }) body: TableBody, @Res() reply: FastifyReply): Promise<void> {
    const isWord = body.as === 'word';
    await sendOfficeFile(
      reply,
      { fileName: `${body.title}.${isWord ? 'docx' : 'xlsx'}`, type: isWord ? DOCUMENT_TYPE : SPREADSHEET_TYPE },
      await tableFile(body),
    );
  }
}
