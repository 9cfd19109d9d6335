import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { text } from '../../../kernel/http/text.js';
import { manager, reader } from '../designs.policy.js';
import { openDesign, readDesign } from '../queries/design-row.js';
import { casesOf } from './case-rows.js';
import { caseRevisionBody, casesView, caseView, changeCaseBody, copyCaseBody, newCaseBody, replayBody, replayView, rerecordCaseBody } from './case.contract.js';
import type { CasesView, CaseView, ChangeCaseBody, NewCaseBody, ReplayBody, ReplayView } from './case.contract.js';
import { casesView as viewOf } from './cases-view.js';
import { changeCase, copyCase, makeCase, removeCase, rerecordCase } from './change-case.js';
import type { AtDesign } from './change-case.js';
import { replayCases } from './replay.js';

const uuid = z.uuid();
const processKey = text.min(1).max(100);
type Revision = z.infer<typeof caseRevisionBody>;

/** 案例: runs through a process that somebody keeps with what is to come of them. They belong to the process, whatever its version. */
@ApiTags('designs')
@Controller()
export class CasesController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get('definitions/lifecycle/:key/cases')
  @ApiOkResponse({ standardSchema: casesView })
  cases(@CurrentCaller() caller: Caller, @Param('key', { schema: processKey }) key: string): Promise<CasesView> {
    return this.work.read(caller.tenantId, async (tx) => viewOf(tx, key, await reader(tx, caller)));
  }

  /** Nothing is written, so no key is asked for. */
  @Post('designs/:id/cases/replay')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: replayView })
  replay(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string, @Body({ schema: replayBody }) { ids }: ReplayBody): Promise<ReplayView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      const { document, revision } = await readDesign(tx, id);
      const cases = (await casesOf(tx, document.lifecycle.key)).filter((one) => ids === undefined || ids.includes(one.id));
      const { results, passed } = await replayCases(tx, document, cases);
      return { revision, results: [...results], passed };
    });
  }

  @Post('designs/:id/cases')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: caseView })
  make(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: newCaseBody }) body: NewCaseBody,
  ): Promise<CaseView> {
    return this.at(caller, request, id, (tx, at) => makeCase(tx, at, body));
  }

  @Post('designs/:id/cases/:caseId/change')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: caseView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Param('caseId', { schema: uuid }) caseId: string,
    @Body({ schema: changeCaseBody }) body: ChangeCaseBody,
  ): Promise<CaseView> {
    return this.atOpen(caller, request, id, (tx, at) => changeCase(tx, at, { ...body, id: caseId }));
  }

  @Post('designs/:id/cases/:caseId/rerecord')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: caseView })
  rerecord(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Param('caseId', { schema: uuid }) caseId: string,
    @Body({ schema: rerecordCaseBody }) body: z.infer<typeof rerecordCaseBody>,
  ): Promise<CaseView> {
    return this.atOpen(caller, request, id, (tx, at) => rerecordCase(tx, at, { ...body, id: caseId }));
  }

  @Post('designs/:id/cases/:caseId/copy')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: caseView })
  copy(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Param('caseId', { schema: uuid }) caseId: string,
    @Body({ schema: copyCaseBody }) body: z.infer<typeof copyCaseBody>,
  ): Promise<CaseView> {
    return this.at(caller, request, id, (tx, at) => copyCase(tx, at, { ...body, id: caseId }));
  }

  @Post('designs/:id/cases/:caseId/remove')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: caseView })
  remove(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Param('caseId', { schema: uuid }) caseId: string,
    @Body({ schema: caseRevisionBody }) body: Revision,
  ): Promise<CaseView> {
    return this.atOpen(caller, request, id, (tx, at) => removeCase(tx, at, { ...body, id: caseId }));
  }

  private at(caller: Caller, request: CommandRequest, id: string, work: (tx: Tx, at: AtDesign) => Promise<CaseView>): Promise<CaseView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      return work(tx, { ...(await readDesign(tx, id)), personId: caller.personId });
    });
  }

  /** What hides a failing case is done while the design is worked on: whoever publishes what was handed over has seen how it was then. */
  private atOpen(caller: Caller, request: CommandRequest, id: string, work: (tx: Tx, at: AtDesign) => Promise<CaseView>): Promise<CaseView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      return work(tx, { ...(await openDesign(tx, id)), personId: caller.personId });
    });
  }
}
