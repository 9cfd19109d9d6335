import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DefinitionBundle } from '@bihuan/library';
import { loadTemplates } from '@bihuan/library';
import { z } from 'zod';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { text } from '../../kernel/http/text.js';
import { knownNames, RunningItems } from '../definitions/index.js';
import { changeDesign } from './commands/change-design.js';
import { createDesign } from './commands/create-design.js';
import { discardDesign, handOverDesign, triedDesign } from './commands/settle-design.js';
import {
  changeBody,
  changedView,
  changesQuery,
  changesView,
  designsView,
  designView,
  evolutionView,
  handedOverView,
  newDesignBody,
  newDesignView,
  revisionBody,
  setInWorkView,
  templatesView,
  useCountsView,
  usesView,
} from './designs.contract.js';
import type {
  ChangeBody,
  ChangedView,
  ChangesView,
  DesignsView,
  DesignView,
  EvolutionView,
  NewDesignBody,
  NewDesignView,
  SetInWorkView,
  TemplatesView,
  UseCountsView,
  UsesView,
} from './designs.contract.js';
import { manager, reader } from './designs.policy.js';
import { bundleOfDocument } from './document/design-document.js';
import { documentProblems } from './document/document-problems.js';
import { pathInWords } from './document/path-in-words.js';
import { changesAfter } from './queries/change-rows.js';
import { changesView as viewOfChanges } from './queries/changes-view.js';
import { designLines } from './queries/design-lines.js';
import { designRows, readDesign } from './queries/design-row.js';
import { designView as viewOf, othersView } from './queries/design-view.js';
import { evolutionOfForms } from './evolution/evolution.js';
import { setInWork } from './uses/set-in-work.js';
import { useCounts, usesOf } from './uses/uses-of.js';

const uuid = z.uuid();
const usedKind = z.enum(['lifecycle', 'form']);
const usedKey = text.min(1).max(100);
/** The lifecycle that asks, which is not told of itself. */
const usesQuery = z.strictObject({ beside: usedKey.optional() });
const bundleView = z.strictObject({
  type: z.string(),
  format: z.int(),
  lifecycles: z.array(z.unknown()),
  forms: z.array(z.unknown()),
  series: z.array(z.unknown()),
  registers: z.array(z.unknown()),
  optionSets: z.array(z.unknown()).optional(),
});

/** 设计稿: processes somebody works on, until a second person publishes them in 流程库. */
@ApiTags('designs')
@Controller()
export class DesignsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(RunningItems) private readonly running: RunningItems,
  ) {}

  @Get('designs')
  @ApiOkResponse({ standardSchema: designsView })
  designs(@CurrentCaller() caller: Caller): Promise<DesignsView> {
    return this.work.read(caller.tenantId, async (tx) => ({ ...(await reader(tx, caller)), designs: await designLines(tx, await designRows(tx)) }));
  }

  @Get('design-templates')
  @ApiOkResponse({ standardSchema: templatesView })
  templates(@CurrentCaller() caller: Caller): Promise<TemplatesView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return loadTemplates().map(({ key, title, purpose, from, lifecycle }) => ({ key, title, purpose, from, path: pathInWords(lifecycle) }));
    });
  }

  @Post('designs')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: newDesignView })
  create(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Body({ schema: newDesignBody }) body: NewDesignBody): Promise<NewDesignView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      return createDesign(tx, caller.personId, body);
    });
  }

  @Get('designs/:id')
  @ApiOkResponse({ standardSchema: designView })
  design(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<DesignView> {
    return this.work.read(caller.tenantId, (tx) => this.view(tx, caller, id));
  }

  @Get('designs/:id/file')
  @ApiOkResponse({ standardSchema: bundleView })
  file(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<DefinitionBundle> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return bundleOfDocument((await readDesign(tx, id)).document);
    });
  }

  @Get('designs/:id/evolution')
  @ApiOkResponse({ standardSchema: evolutionView })
  evolution(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<EvolutionView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return evolutionOfForms(tx, await readDesign(tx, id), caller.personId);
    });
  }

  @Get('designs/:id/changes')
  @ApiOkResponse({ standardSchema: changesView })
  changes(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
    @Query({ schema: changesQuery }) { after }: z.infer<typeof changesQuery>,
  ): Promise<ChangesView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      const { revision } = await readDesign(tx, id);
      return viewOfChanges(tx, await changesAfter(tx, id, after), { revision, personId: caller.personId });
    });
  }

  @Post('designs/:id/changes')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: changedView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: changeBody }) body: ChangeBody,
  ): Promise<ChangedView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      const { revision, document } = await changeDesign(tx, { ...body, id, personId: caller.personId });
      return { revision, problems: documentProblems(document, await knownNames(tx)), others: await othersView(tx, id, caller.personId) };
    });
  }

  @Post('designs/:id/hand-over')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: handedOverView })
  async handOver(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: revisionBody }) { revision }: z.infer<typeof revisionBody>,
  ): Promise<z.infer<typeof handedOverView>> {
    // Two hundred cases take seconds: nobody who works on it waits for them.
    const before = await this.work.read(caller.tenantId, async (tx) => {
      await manager(tx, caller);
      return triedDesign(tx, id, revision);
    });
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      return { draftId: await handOverDesign(tx, { id, personId: caller.personId, revision, before }) };
    });
  }

  @Post('designs/:id/discard')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: designView })
  discard(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Param('id', { schema: uuid }) id: string): Promise<DesignView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      await discardDesign(tx, { id, personId: caller.personId });
      return this.view(tx, caller, id);
    });
  }

  @Get('definitions/:kind/:key/uses')
  @ApiOkResponse({ standardSchema: usesView })
  uses(
    @CurrentCaller() caller: Caller,
    @Param('kind', { schema: usedKind }) kind: 'lifecycle' | 'form',
    @Param('key', { schema: usedKey }) key: string,
    @Query({ schema: usesQuery }) { beside }: z.infer<typeof usesQuery>,
  ): Promise<UsesView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return usesOf(tx, { kind, key, beside }, this.running);
    });
  }

  @Get('option-sets/:key/in-work')
  @ApiOkResponse({ standardSchema: setInWorkView })
  setInWork(@CurrentCaller() caller: Caller, @Param('key', { schema: usedKey }) key: string): Promise<SetInWorkView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return setInWork(tx, key);
    });
  }

  @Get('definition-uses')
  @ApiOkResponse({ standardSchema: useCountsView })
  counts(@CurrentCaller() caller: Caller): Promise<UseCountsView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return useCounts(tx);
    });
  }

  private async view(tx: Tx, caller: Caller, id: string): Promise<DesignView> {
    const rights = await reader(tx, caller);
    return viewOf(tx, await readDesign(tx, id), { ...rights, personId: caller.personId });
  }
}
