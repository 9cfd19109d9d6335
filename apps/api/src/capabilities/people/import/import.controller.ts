import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { AccessLog } from '../../../kernel/http/access-log.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { sendSpreadsheet, SPREADSHEET_TYPE } from '../../../kernel/http/send-spreadsheet.js';
import { uploadedSpreadsheet } from '../../../kernel/http/uploaded-spreadsheet.js';
import { readSpreadsheet } from '../../../kernel/spreadsheet/read-spreadsheet.js';
import type { SheetRead } from '../../../kernel/spreadsheet/read-spreadsheet.js';
import { dayWords } from '../days.js';
import { editorOf, readerOfOrganisation } from '../editor.js';
import { mayManagePeople } from '../organisation.policy.js';
import { applyImport } from './apply-import.js';
import type { Imported } from './apply-import.js';
import { importedView, importPreviewView, importQuery } from './import.contract.js';
import { knownOrganisation } from './known.js';
import { compareFile, previewOf } from './preview.js';
import type { ImportPreview } from './preview.js';
import { badRowsWorkbook, templateWorkbook } from './workbooks.js';

const file = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } };
const workbook = { description: 'A workbook.', content: { [SPREADSHEET_TYPE]: { schema: { type: 'string', format: 'binary' } } } } as const;

/** The organisation by workbook: template, differences, taking over, and the rows that could not be taken. */
@ApiTags('people')
@Controller('organisation/import')
export class ImportController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Get('template.xlsx')
  @ApiOkResponse(workbook)
  async template(@CurrentCaller() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await this.work.read(caller.tenantId, async (tx) => {
      const { today, grants } = await readerOfOrganisation(tx, caller, mayManagePeople);
      return templateWorkbook(await knownOrganisation(tx, today), grants);
    });
    await sendSpreadsheet(reply, '单位人员导入表.xlsx', bytes);
  }

  /** Reads the file and says what it would change. Nothing is kept. */
  @Post('preview')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(file)
  @ApiOkResponse({ standardSchema: importPreviewView })
  async preview(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<ImportPreview> {
    const { sheets } = await this.upload(caller, request);
    return this.work.read(caller.tenantId, async (tx) => previewOf(await compareFile(tx, sheets, await readerOfOrganisation(tx, caller, mayManagePeople))));
  }

  /** The bad rows of the file with a column of reasons. */
  @Post('bad-rows.xlsx')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(file)
  @ApiOkResponse(workbook)
  async badRows(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { sheets } = await this.upload(caller, request);
    const bytes = await this.work.read(caller.tenantId, async (tx) => {
      const reader = await readerOfOrganisation(tx, caller, mayManagePeople);
      const by = await tx.row<{ name: string }>('select name from persons where id = $1', [caller.personId]);
      return badRowsWorkbook(await compareFile(tx, sheets, reader), `${by?.name ?? ''} ${dayWords(reader.today)}导出`);
    });
    await this.log.note(caller, { what: 'organisation.bad-rows', itemId: null });
    await sendSpreadsheet(reply, '没有导入的行.xlsx', bytes);
  }

  /** Takes over what was previewed, in one transaction; `digest` is the preview's. */
  @Post()
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(file)
  @ApiOkResponse({ standardSchema: importedView })
  async apply(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Req() request: FastifyRequest,
    @Query({ schema: importQuery }) { digest, bad }: z.infer<typeof importQuery>,
  ): Promise<Imported> {
    const { sheets, sha256 } = await this.upload(caller, request);
    // The body of a multipart request is not in the command's hash, so the file is put in here.
    const hash = createHash('sha256').update(command.hash).update(sha256).digest();
    return this.commands.run(caller, { ...command, hash }, async (tx) => {
      const editor = await editorOf(tx, caller, mayManagePeople);
      const comparison = await compareFile(tx, sheets, editor);
      if (comparison.digest !== digest) throw new DomainError('import.changed-meanwhile');
      if (bad === 'refuse' && comparison.problems.length > 0)
        throw new DomainError('import.has-problems', { rows: new Set(comparison.problems.map(({ kind, sheet, row }) => `${kind}/${sheet}/${row}`)).size });
      return applyImport(tx, comparison, caller.personId);
    });
  }

  /** Policy before anything of the file is looked at. */
  private async upload(caller: Caller, request: FastifyRequest): Promise<{ sheets: readonly SheetRead[]; sha256: Buffer }> {
    await this.work.read(caller.tenantId, (tx) => readerOfOrganisation(tx, caller, mayManagePeople));
    const { bytes } = await uploadedSpreadsheet(request);
    return { sheets: await readSpreadsheet(bytes), sha256: createHash('sha256').update(bytes).digest() };
  }
}
