import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { nameProxy } from './name-proxy.js';
import { nameProxyBody, proxiesQuery, proxiesView as proxiesViewSchema, proxyId } from './proxies.contract.js';
import type { NameProxyBody, ProxiesView } from './proxies.contract.js';
import { proxiesView } from './proxies-view.js';
import { revokeProxy } from './revoke-proxy.js';

const made = z.strictObject({ id: z.uuid() });

/** 代办: who acts for whom, from which day to which. */
@ApiTags('proxies')
@Controller('proxies')
export class ProxiesController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: proxiesViewSchema })
  show(@CurrentCaller() { tenantId, personId }: Caller, @Query({ schema: proxiesQuery }) { person }: z.infer<typeof proxiesQuery>): Promise<ProxiesView> {
    return this.work.read(tenantId, (tx) => proxiesView(tx, personId, person));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: made })
  name(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Body({ schema: nameProxyBody }) body: NameProxyBody): Promise<{ id: string }> {
    return this.commands.run(caller, request, (tx) => nameProxy(tx, caller.personId, body));
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: made })
  revoke(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Param('id', { schema: proxyId }) id: string): Promise<{ id: string }> {
    return this.commands.run(caller, request, (tx) => revokeProxy(tx, caller.personId, id));
  }
}
