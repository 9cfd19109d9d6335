import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { PROBLEM_CATALOGUE } from '../../kernel/errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { DOCUMENT_TYPE, SPREADSHEET_TYPE, sendSpreadsheet } from '../../kernel/http/send-spreadsheet.js';
import { paperAnswer, PDF_TYPE, sendPaper, setPaper } from '../../kernel/papers/send-paper.js';
import type { PaperKind } from '../../kernel/papers/send-paper.js';
import { writeSpreadsheet } from '../../kernel/spreadsheet/write-spreadsheet.js';
import { list } from '../definitions/index.js';
import { changesSheet, changesView, Items, Readings } from '../items/index.js';
import type { ChangesView } from '../items/index.js';
import { changeEntries } from './commands/change-entries.js';
import { enterRows } from './commands/enter-rows.js';
import { sendToMany } from './commands/send-to-many.js';
import { registerChanges } from './queries/changes.js';
import { candidatesOf } from './queries/candidates.js';
import { registerNamed } from './queries/named.js';
import { manager, registerReader } from './queries/reader.js';
import { registerView } from './queries/register-view.js';
import { forgetEntered } from './queries/source-rows.js';
import { sumUpTallies } from './queries/tallies.js';
import { exportedBy, paperOf, sheetOf, wholeTable } from './queries/whole-table.js';
import {
  actsBody,
  candidatesQuery,
  entryBatchAnswer,
  changesBody,
  entriesAnswer,
  entriesBody,
  registerCandidates,
  registerChangesQuery,
  registerKey,
  registerLine,
  registerQuery,
  registerTable,
  registerTableQuery,
  registerView as registerViewSchema,
} from './registers.contract.js';
import type {
  ActsBody,
  CandidatesQuery,
  EntryBatchAnswer,
  ChangesBody,
  EntriesAnswer,
  EntriesBody,
  RegisterCandidates,
  RegisterChangesQuery,
  RegisterLine,
  RegisterQuery,
  RegisterTable,
  RegisterTableQuery,
  RegisterView,
} from './registers.contract.js';

type Key = z.infer<typeof registerKey>;

/** Registers: rows of accepted sheets that became items of their own. */
@ApiTags('registers')
@Controller('registers')
export class RegistersController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(registerLine) })
  all(@CurrentCaller() { tenantId, personId }: Caller): Promise<RegisterLine[]> {
    return this.work.read(tenantId, async (tx) => {
      await registerReader(tx, personId);
      return (await list(tx, 'register')).map(({ definition: { key, title } }) => ({ key, title }));
    });
  }

  @Get(':key.xlsx')
  @ApiProduces(SPREADSHEET_TYPE)
  @ApiOkResponse({ description: 'One table of the register as a workbook.', schema: { type: 'string', format: 'binary' } })
  async workbook(
    @CurrentCaller() caller: Caller,
    @Param({ schema: registerKey }) { key }: Key,
    @Query({ schema: registerTableQuery }) query: RegisterTableQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = await this.table(caller, key, query);
    await this.log.note(caller, { what: 'register-export', itemId: null, facts: { register: key, asked: JSON.stringify(query), rows: table.rows.length } });
    await sendSpreadsheet(reply, `${fileNameOf(table)}.xlsx`, await writeSpreadsheet([sheetOf(table)]));
  }

  @Get(':key.pdf')
  @ApiProduces(PDF_TYPE)
  @ApiOkResponse(paperAnswer)
  async pdf(
    @CurrentCaller() caller: Caller,
    @Param({ schema: registerKey }) { key }: Key,
    @Query({ schema: registerTableQuery }) query: RegisterTableQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendPaper(caller, reply, { key, query, as: 'pdf' });
  }

  @Get(':key.docx')
  @ApiProduces(DOCUMENT_TYPE)
  @ApiOkResponse(paperAnswer)
  async word(
    @CurrentCaller() caller: Caller,
    @Param({ schema: registerKey }) { key }: Key,
    @Query({ schema: registerTableQuery }) query: RegisterTableQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendPaper(caller, reply, { key, query, as: 'docx' });
  }

  @Get(':key')
  @ApiOkResponse({ standardSchema: registerViewSchema })
  async view(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param({ schema: registerKey }) { key }: Key,
    @Query({ schema: registerQuery }) query: RegisterQuery,
  ): Promise<RegisterView> {
    const { view, untidy } = await this.work.read(tenantId, async (tx) => {
      const reader = await registerReader(tx, personId);
      return registerView(tx, await registerNamed(tx, key), { reader, readings: this.readings, query });
    });
    if (untidy.tallies) await this.work.run(tenantId, (tx) => sumUpTallies(tx, key));
    if (untidy.sheets) await this.work.run(tenantId, async (tx) => forgetEntered(tx, await registerNamed(tx, key), null));
    return view;
  }

  @Get(':key/table')
  @ApiOkResponse({ standardSchema: registerTable })
  async print(
    @CurrentCaller() caller: Caller,
    @Param({ schema: registerKey }) { key }: Key,
    @Query({ schema: registerTableQuery }) query: RegisterTableQuery,
  ): Promise<RegisterTable> {
    const table = await this.table(caller, key, query);
    await this.log.note(caller, { what: 'register-print', itemId: null, facts: { register: key, asked: JSON.stringify(query), rows: table.rows.length } });
    return table;
  }

  private async sendPaper(
    caller: Caller,
    reply: FastifyReply,
    { key, query, as }: { readonly key: string; readonly query: RegisterTableQuery; readonly as: PaperKind },
  ): Promise<void> {
    const table = await this.table(caller, key, query);
    const file = await setPaper(as, { name: fileNameOf(table), paper: paperOf(table) });
    await this.log.note(caller, { what: 'register-export', itemId: null, facts: { register: key, asked: JSON.stringify(query), rows: table.rows.length, as } });
    await sendPaper(reply, file);
  }

  private table({ tenantId, personId }: Caller, key: string, query: RegisterTableQuery): Promise<RegisterTable> {
    return this.work.read(tenantId, async (tx) => wholeTable(tx, await registerNamed(tx, key), { reader: await registerReader(tx, personId), query }));
  }

  @Get(':key/between')
  @ApiOkResponse({ standardSchema: changesView })
  between(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param({ schema: registerKey }) { key }: Key,
    @Query({ schema: registerChangesQuery }) query: RegisterChangesQuery,
  ): Promise<ChangesView> {
    return this.work.read(tenantId, async (tx) => registerChanges(tx, await registerNamed(tx, key), { reader: await registerReader(tx, personId), query }));
  }

  @Get(':key/between.xlsx')
  @ApiProduces(SPREADSHEET_TYPE)
  @ApiOkResponse({ description: 'What changed between two days as a workbook.', schema: { type: 'string', format: 'binary' } })
  async changesBook(
    @CurrentCaller() caller: Caller,
    @Param({ schema: registerKey }) { key }: Key,
    @Query({ schema: registerChangesQuery }) query: RegisterChangesQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.work.read(caller.tenantId, async (tx) => {
      const reader = await registerReader(tx, caller.personId);
      const view = await registerChanges(tx, await registerNamed(tx, key), { reader, whole: true, query });
      return changesSheet(view, await exportedBy(tx, reader));
    });
    await this.log.note(caller, { what: 'register-export', itemId: null, facts: { register: key, asked: JSON.stringify(query), rows: sheet.rows.length } });
    await sendSpreadsheet(reply, `${sheet.title}.xlsx`, await writeSpreadsheet([sheet]));
  }

  @Get(':key/candidates')
  @ApiOkResponse({ standardSchema: registerCandidates })
  candidates(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param({ schema: registerKey }) { key }: Key,
    @Query({ schema: candidatesQuery }) { after }: CandidatesQuery,
  ): Promise<RegisterCandidates> {
    return this.work.read(tenantId, async (tx) => {
      manager(await registerReader(tx, personId));
      return candidatesOf(tx, await registerNamed(tx, key), { after: after ?? null, personId });
    });
  }

  @Post(':key/entries')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: entriesAnswer })
  enter(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param({ schema: registerKey }) { key }: Key,
    @Body({ schema: entriesBody }) body: EntriesBody,
  ): Promise<EntriesAnswer> {
    return this.commands.run(caller, command, async (tx) => {
      manager(await registerReader(tx, caller.personId));
      return enterRows(tx, this.items, { register: await registerNamed(tx, key), personId: caller.personId, body });
    });
  }

  @Post(':key/changes')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: entryBatchAnswer })
  change(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param({ schema: registerKey }) { key }: Key,
    @Body({ schema: changesBody }) body: ChangesBody,
  ): Promise<EntryBatchAnswer> {
    return this.commands.run(caller, command, async (tx) => {
      manager(await registerReader(tx, caller.personId));
      const register = await registerNamed(tx, key);
      return changeEntries(tx, this.items, { registerKey: register.key, personId: caller.personId, body, problems: this.problems });
    });
  }

  @Post(':key/acts')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: entryBatchAnswer })
  act(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param({ schema: registerKey }) { key }: Key,
    @Body({ schema: actsBody }) body: ActsBody,
  ): Promise<EntryBatchAnswer> {
    return this.commands.run(caller, command, async (tx) => {
      manager(await registerReader(tx, caller.personId));
      return sendToMany(tx, this.items, { register: await registerNamed(tx, key), personId: caller.personId, body, problems: this.problems });
    });
  }
}

const fileNameOf = ({ title, asOf }: RegisterTable): string => `${title}${asOf === null ? '' : `（截至${asOf}）`}`;
