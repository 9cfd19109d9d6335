import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { realDay } from '../../kernel/http/text.js';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { CurrentCaller, OpenRoute } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { TenantList } from '../../kernel/tenants/tenant-list.js';
import { permissionsOf, tenantOf } from '../people/index.js';
import { demoSignInsView, meView } from './accounts.contract.js';
import { moveDemoDate } from './commands/move-demo-date.js';
import { demoSignIns } from './queries/demo-sign-ins.js';
import type { DemoSignIns } from './queries/demo-sign-ins.js';
import { installedTenant } from './queries/installation.js';
import { meOf } from './queries/me.js';
import type { Me } from './queries/me.js';
import { isSameMachine } from './same-machine.js';
import { isProtected } from './session-cookie.js';

const dateBody = z.strictObject({ date: realDay });

@ApiTags('accounts')
@Controller()
export class DemoController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(TenantList) private readonly tenants: TenantList,
  ) {}

  @OpenRoute()
  @Get('demo-sign-ins')
  @ApiOkResponse({ standardSchema: demoSignInsView })
  async signIns(@Req() request: FastifyRequest): Promise<DemoSignIns> {
    return this.work.read(await installedTenant(this.tenants), (tx) => demoSignIns(tx, isSameMachine(request)));
  }

  /** Whoever is signed in to the demo may move its date; in a trial, where many work, who keeps its people or its plans. */
  @Post('demo/date')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meView })
  moveDate(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: dateBody }) { date }: z.infer<typeof dateBody>,
    @Req() request: FastifyRequest,
  ): Promise<Me> {
    return this.commands.run(caller, command, async (tx) => {
      await refuseStrangers(tx, caller.personId);
      await moveDemoDate(tx, date);
      return meOf(tx, { ...caller, isProtected: isProtected(request) });
    });
  }
}

async function refuseStrangers(tx: Tx, personId: string): Promise<void> {
  if ((await tenantOf(tx)).isDemo) return;
  const { today } = await clockOf(tx);
  const grants = await permissionsOf(tx, personId, today);
  if (!grants.some(({ permission }) => permission === 'people.manage' || permission === 'plans.edit')) throw new DomainError('request.not-allowed');
}
