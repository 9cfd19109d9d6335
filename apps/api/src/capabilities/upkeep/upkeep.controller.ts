import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { permissionsOf } from '../people/index.js';
import { retryStuck, stuckWork } from './stuck-work.js';
import { retryAnswer, retryBody, stuckView } from './upkeep.contract.js';
import type { RetryAnswer, RetryBody, StuckView } from './upkeep.contract.js';
import { mayKeepUp } from './upkeep.policy.js';

/** What the system set aside because it failed again and again, for whoever looks after the installation. */
@ApiTags('upkeep')
@Controller('stuck-work')
export class UpkeepController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: stuckView })
  stuck(@CurrentCaller() { tenantId, personId }: Caller): Promise<StuckView> {
    return this.work.read(tenantId, async (tx) => {
      await refuseOthers(tx, personId);
      return stuckWork(tx);
    });
  }

  @Post('retry')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: retryAnswer })
  async retry(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Body({ schema: retryBody }) { ids }: RetryBody): Promise<RetryAnswer> {
    const answer = await this.commands.run(caller, command, async (tx) => {
      await refuseOthers(tx, caller.personId);
      const count = await retryStuck(tx, ids);
      return { count, sentence: count === 0 ? '没有需要再试的：刚刚已经办成，或已由他人再试。' : `已重新排队${count}件，稍后在这里看结果。` };
    });
    await this.log.note(caller, { what: 'stuck-work-retried', itemId: null, facts: { count: answer.count } });
    return answer;
  }
}

async function refuseOthers(tx: Tx, personId: string): Promise<void> {
  const { today } = await clockOf(tx);
  if (!mayKeepUp(await permissionsOf(tx, personId, today))) throw new DomainError('request.not-allowed');
}
