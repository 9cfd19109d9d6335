import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { RegisterDefinition } from '@bihuan/library';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { list } from '../definitions/index.js';
import { Items, Readings } from '../items/index.js';
import { enterRows } from './commands/enter-rows.js';
import { candidatesOf } from './queries/candidates.js';
import { registerReader } from './queries/reader.js';
import type { RegisterReader } from './queries/reader.js';
import { registerView } from './queries/register-view.js';
import { entriesAnswer, entriesBody, registerCandidates, registerKey, registerLine, registerQuery, registerView as registerViewSchema } from './registers.contract.js';
import type { EntriesAnswer, EntriesBody, RegisterCandidates, RegisterLine, RegisterQuery, RegisterView } from './registers.contract.js';
import { mayManage } from './registers.policy.js';

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
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(registerLine) })
  all(@CurrentCaller() { tenantId, personId }: Caller): Promise<RegisterLine[]> {
    return this.work.read(tenantId, async (tx) => {
      await registerReader(tx, personId);
      return (await list(tx, 'register')).map(({ definition: { key, title } }) => ({ key, title }));
    });
  }

  @Get(':key')
  @ApiOkResponse({ standardSchema: registerViewSchema })
  view(@CurrentCaller() { tenantId, personId }: Caller, @Param({ schema: registerKey }) { key }: Key, @Query({ schema: registerQuery }) query: RegisterQuery): Promise<RegisterView> {
    return this.work.read(tenantId, async (tx) => {
      const reader = await registerReader(tx, personId);
      return registerView(tx, await registerNamed(tx, key), { reader, readings: this.readings, query });
    });
  }

  @Get(':key/candidates')
  @ApiOkResponse({ standardSchema: registerCandidates })
  candidates(@CurrentCaller() { tenantId, personId }: Caller, @Param({ schema: registerKey }) { key }: Key): Promise<RegisterCandidates> {
    return this.work.read(tenantId, async (tx) => {
      manager(await registerReader(tx, personId));
      return candidatesOf(tx, await registerNamed(tx, key));
    });
  }

  @Post(':key/entries')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: entriesAnswer })
  enter(
    @CurrentCaller() caller: Caller, @Command() command: CommandRequest,
    @Param({ schema: registerKey }) { key }: Key, @Body({ schema: entriesBody }) body: EntriesBody,
  ): Promise<EntriesAnswer> {
    return this.commands.run(caller, command, async (tx) => {
      manager(await registerReader(tx, caller.personId));
      return enterRows(tx, this.items, { register: await registerNamed(tx, key), personId: caller.personId, body });
    });
  }
}

function manager({ grants }: RegisterReader): void {
  if (!mayManage(grants)) throw new DomainError('register.not-yours');
}

async function registerNamed(tx: Tx, key: string): Promise<RegisterDefinition> {
  const found = (await list(tx, 'register')).find(({ definition }) => definition.key === key);
  if (!found) throw new DomainError('register.unknown');
  return found.definition;
}
