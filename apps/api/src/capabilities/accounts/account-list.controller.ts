import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { text } from '../../kernel/http/text.js';
import { accountDetailView, accountListView, accountStates, handedOutView, releasedView } from './account-list.contract.js';
import type { HandedOut, Released } from './account-list.contract.js';
import { changeAccount } from './commands/change-account.js';
import { HandOut } from './commands/hand-out.js';
import { ReleaseAccounts } from './commands/release-accounts.js';
import { accountDetail, accountList } from './queries/account-list.js';
import type { AccountDetail, AccountList } from './queries/account-list.js';

const listQuery = z.strictObject({
  q: text.max(40).default(''),
  state: z.enum(accountStates).nullable().default(null),
  page: z.coerce.number().int().min(0).max(1000).default(0),
});
const openBody = z.strictObject({ people: z.array(z.uuid()).min(1).max(300).nullable() });
const releaseBody = z.strictObject({ people: z.array(z.uuid()).min(1).max(1000) });
const switchBody = z.strictObject({
  act: z.enum(['disable', 'enable', 'unlock', 'sign-out']),
  session: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .nullable()
    .default(null),
});
const personId = z.uuid();

/** Who may sign in, for the administrators. */
@ApiTags('accounts')
@Controller('accounts')
export class AccountListController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(HandOut) private readonly handOut: HandOut,
    @Inject(ReleaseAccounts) private readonly releases: ReleaseAccounts,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: accountListView })
  list(@CurrentCaller() caller: Caller, @Query({ schema: listQuery }) filter: z.infer<typeof listQuery>): Promise<AccountList> {
    return this.work.read(caller.tenantId, (tx) => accountList(tx, caller.personId, filter));
  }

  /** For the named people, or for everybody who has no account yet, a thousand at a time. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: handedOutView })
  open(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: openBody }) { people }: z.infer<typeof openBody>,
  ): Promise<HandedOut> {
    return this.handOut.open(caller, command, people);
  }

  /** What another administrator gave to guarded people: all that wait, or some of them, at once. */
  @Post('releases')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: releasedView })
  release(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: releaseBody }) { people }: z.infer<typeof releaseBody>,
  ): Promise<Released> {
    return this.releases.execute(caller, command, people);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: accountDetailView })
  detail(@CurrentCaller() caller: Caller, @Param('id', { schema: personId }) id: string): Promise<AccountDetail> {
    return this.work.read(caller.tenantId, (tx) => accountDetail(tx, id, caller.personId));
  }

  @Post(':id/password')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: handedOutView })
  reset(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: personId }) id: string): Promise<HandedOut> {
    return this.handOut.reset(caller, command, id);
  }

  @Post(':id/state')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: accountDetailView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: personId }) id: string,
    @Body({ schema: switchBody }) { act, session }: z.infer<typeof switchBody>,
  ): Promise<AccountDetail> {
    return this.commands.run(caller, command, async (tx) => {
      await changeAccount(tx, { act, session, personId: id, by: caller.personId });
      return accountDetail(tx, id, caller.personId);
    });
  }
}
