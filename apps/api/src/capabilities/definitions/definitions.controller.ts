import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DefinitionBundle } from '@bihuan/library';
import { z } from 'zod';
import { text } from '../../kernel/http/text.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { addDraft } from './commands/add-draft.js';
import { discardDraft, publishDraft } from './commands/settle-draft.js';
import { definitionDraftView, definitionKind, definitionsView, draftBody, fileQuery, publishBody } from './definitions.contract.js';
import type { DefinitionDraftView, DefinitionsView, DraftBody, PublishBody } from './definitions.contract.js';
import { manager, reader } from './definitions.rights.js';
import { readDraft } from './drafts/draft-row.js';
import { draftView } from './drafts/draft-view.js';
import { triedBefore } from './drafts/tried-before.js';
import type { TriedBefore } from './drafts/tried-before.js';
import { exportBundle } from './drafts/export-bundle.js';
import { libraryView } from './queries/library-view.js';
import { MetAnswers } from './met-answers.js';
import { PageAuthors } from './page-authors.js';
import { ReplayedCases } from './replayed-cases.js';
import { RunningItems } from './running-items.js';

const uuid = z.uuid();
const definitionKey = text.min(1).max(100);
const bundleView = z.strictObject({
  type: z.string(),
  format: z.int(),
  lifecycles: z.array(z.unknown()),
  forms: z.array(z.unknown()),
  series: z.array(z.unknown()),
  registers: z.array(z.unknown()),
  optionSets: z.array(z.unknown()).optional(),
});
const draftFile = z.strictObject({ fileName: z.string(), content: z.string() });

/** 流程库: what is published, and files that wait for a second person. */
@ApiTags('definitions')
@Controller()
export class DefinitionsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(RunningItems) private readonly running: RunningItems,
    @Inject(ReplayedCases) private readonly replayed: ReplayedCases,
    @Inject(PageAuthors) private readonly pages: PageAuthors,
    @Inject(MetAnswers) private readonly met: MetAnswers,
  ) {}

  @Get('definitions')
  @ApiOkResponse({ standardSchema: definitionsView })
  library(@CurrentCaller() caller: Caller): Promise<DefinitionsView> {
    return this.work.read(caller.tenantId, async (tx) => libraryView(tx, { ...(await reader(tx, caller)), running: this.running }));
  }

  @Get('definitions/:kind/:key/file')
  @ApiOkResponse({ standardSchema: bundleView })
  file(
    @CurrentCaller() caller: Caller,
    @Param('kind', { schema: definitionKind }) kind: z.infer<typeof definitionKind>,
    @Param('key', { schema: definitionKey }) key: string,
    @Query({ schema: fileQuery }) { version }: z.infer<typeof fileQuery>,
  ): Promise<DefinitionBundle> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return exportBundle(tx, { kind, key, version });
    });
  }

  @Post('definition-drafts')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: definitionDraftView })
  upload(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Body({ schema: draftBody }) body: DraftBody): Promise<DefinitionDraftView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      return this.view(tx, caller, await addDraft(tx, caller.personId, body));
    });
  }

  @Get('definition-drafts/:id')
  @ApiOkResponse({ standardSchema: definitionDraftView })
  draft(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<DefinitionDraftView> {
    return this.work.read(caller.tenantId, (tx) => this.view(tx, caller, id));
  }

  @Get('definition-drafts/:id/file')
  @ApiOkResponse({ standardSchema: draftFile })
  draftFile(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<z.infer<typeof draftFile>> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      const { fileName, content } = await readDraft(tx, id);
      return { fileName, content };
    });
  }

  @Post('definition-drafts/:id/publish')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: definitionDraftView })
  async publish(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: publishBody }) body: PublishBody,
  ): Promise<DefinitionDraftView> {
    const before = await this.tried(caller, id, body.basis);
    const metNow = body.met === undefined ? undefined : await this.metNow(caller, id);
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      await publishDraft(tx, { ...body, id, personId: caller.personId, replayed: this.replayed, pages: this.pages, before, metNow });
      return this.view(tx, caller, id);
    });
  }

  @Post('definition-drafts/:id/discard')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: definitionDraftView })
  discard(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Param('id', { schema: uuid }) id: string): Promise<DefinitionDraftView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      await discardDraft(tx, { id, personId: caller.personId });
      return this.view(tx, caller, id);
    });
  }

  /** Two hundred cases take seconds: nobody else who publishes waits for them. */
  private tried(caller: Caller, id: string, basis: string): Promise<TriedBefore | null> {
    return this.work.read(caller.tenantId, async (tx) => {
      await manager(tx, caller);
      return triedBefore(tx, { id, basis, personId: caller.personId, replayed: this.replayed, pages: this.pages });
    });
  }

  /** All that was ever handed in is looked at: nobody who fills in or publishes waits for it. */
  private metNow(caller: Caller, id: string): Promise<string> {
    return this.work.read(caller.tenantId, async (tx) => {
      await manager(tx, caller);
      return this.met.of(tx, id, caller.personId);
    });
  }

  private async view(tx: Tx, caller: Caller, id: string): Promise<DefinitionDraftView> {
    const rights = await reader(tx, caller);
    return draftView(tx, await readDraft(tx, id), { ...rights, personId: caller.personId, running: this.running, replayed: this.replayed, pages: this.pages });
  }
}
