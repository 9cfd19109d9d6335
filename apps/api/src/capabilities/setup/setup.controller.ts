import { loadLibrary } from '@bihuan/library';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { clockOf } from '../../kernel/clock/clock.js';
import { CurrentCaller, OpenRoute } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { permissionsOf } from '../people/index.js';
import { SetUp } from './commands/set-up.js';
import { beginningOf } from './queries/beginning.js';
import type { BeginningView } from './queries/beginning.js';
import { beginningView, setupAnswerView, setupBody, setupLinkView, setupStateView, setupTokenBody } from './setup.contract.js';
import type { SetupAnswer, SetupBody, SetupLinkState, SetupState } from './setup.contract.js';

@ApiTags('setup')
@Controller('setup')
export class SetupController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SetUp) private readonly setUp: SetUp,
  ) {}

  @OpenRoute()
  @Get()
  @ApiOkResponse({ standardSchema: setupStateView })
  async state(): Promise<SetupState> {
    return { state: (await this.setUp.isNeeded()) ? 'needed' : 'done' };
  }

  /** Whether a link still works, before somebody fills in four pages. */
  @OpenRoute()
  @Post('link')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: setupLinkView })
  async link(@Body({ schema: setupTokenBody }) { token }: { token: string }): Promise<SetupLinkState> {
    const { expiresAt } = await this.setUp.look(token);
    return { expiresAt };
  }

  /** Needs no idempotency key: the link itself works once, and with the same first password it answers the same again. */
  @OpenRoute()
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: setupAnswerView })
  execute(@Body({ schema: setupBody }) body: SetupBody): Promise<SetupAnswer> {
    return this.setUp.execute(body);
  }

  /** What is still missing before the first campaign, for those who bring it in. */
  @Get('beginning')
  @ApiOkResponse({ standardSchema: beginningView })
  async beginning(@CurrentCaller() { tenantId, personId }: Caller): Promise<BeginningView> {
    const { posts } = loadLibrary();
    const categories = [
      ...new Set(posts.filter(({ permissions }) => permissions.includes('items.read-restricted-unit')).flatMap(({ expectedIn = [] }) => expectedIn)),
    ];
    return this.work.read(tenantId, async (tx) => {
      const { today } = await clockOf(tx);
      const mine = (await permissionsOf(tx, personId, today)).map(({ permission }) => permission);
      if (!mine.some((permission) => ['people.manage', 'security.manage', 'plans.edit'].includes(permission))) throw new DomainError('request.not-allowed');
      return beginningOf(tx, categories);
    });
  }
}
