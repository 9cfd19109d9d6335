import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller, OpenRoute } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { isPlainText, text } from '../../kernel/http/text.js';
import { TenantList } from '../../kernel/tenants/tenant-list.js';
import { meView } from './accounts.contract.js';
import { BeforePassword } from './before-password.js';
import { ChangePassword, keepPassword } from './commands/change-password.js';
import { SignIn } from './commands/sign-in.js';
import { installedTenant } from './queries/installation.js';
import { meOf } from './queries/me.js';
import type { Me } from './queries/me.js';
import { isSameMachine } from './same-machine.js';
import { secretRequest } from './secret-request.js';
import { clearedCookie, isProtected, sessionCookie } from './session-cookie.js';

const signInBody = z.strictObject({
  login: text.trim().min(1).max(40),
  password: z.string().min(1).max(200),
  publicComputer: z.boolean(),
});
const meBody = z.strictObject({ textSize: z.enum(['standard', 'large', 'extra']) });
const passwordBody = z.strictObject({ old: z.string().min(1).max(200), wanted: z.string().min(1).max(400).refine(isPlainText) });
const setTextSize = { name: 'set-text-size', text: 'update persons set text_size = $2 where id = $1' };

@ApiTags('accounts')
@Controller()
export class AccountsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(TenantList) private readonly tenants: TenantList,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(ChangePassword) private readonly passwords: ChangePassword,
  ) {}

  /** Needs no idempotency key: signing in twice opens two sessions and harms nobody. */
  @OpenRoute()
  @Post('session')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meView })
  async open(
    @Body({ schema: signInBody }) body: z.infer<typeof signInBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const tenantId = await installedTenant(this.tenants);
    const { login, password, publicComputer: isPublicComputer } = body;
    const from = { address: request.ip, isOnThisMachine: isSameMachine(request) };
    const { personId, token } = await this.signIn.execute({ tenantId, login, password, isPublicComputer, ...from });
    void reply.header('set-cookie', sessionCookie(request, token, isPublicComputer)).header('cache-control', 'no-store');
    return this.work.read(tenantId, (tx) => meOf(tx, { personId, isPublicComputer, isProtected: isProtected(request) }));
  }

  @BeforePassword()
  @Delete('session')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The session is over.' })
  async close(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.work.run(caller.tenantId, (tx) => tx.rows('delete from sessions where token_hash = $1', [caller.sessionHash]));
    void reply.header('set-cookie', clearedCookie(request));
  }

  @BeforePassword()
  @Get('me')
  @ApiOkResponse({ standardSchema: meView })
  me(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<Me> {
    return this.work.read(caller.tenantId, (tx) => meOf(tx, { ...caller, isProtected: isProtected(request) }));
  }

  @Patch('me')
  @ApiOkResponse({ standardSchema: meView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: meBody }) { textSize }: z.infer<typeof meBody>,
    @Req() request: FastifyRequest,
  ): Promise<Me> {
    return this.commands.run(caller, command, async (tx) => {
      await tx.rows(setTextSize, [caller.personId, textSize]);
      return meOf(tx, { ...caller, isProtected: isProtected(request) });
    });
  }

  @BeforePassword()
  @Post('me/password')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meView })
  async changePassword(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: passwordBody }) { old, wanted }: z.infer<typeof passwordBody>,
    @Req() request: FastifyRequest,
  ): Promise<Me> {
    const keyed = await secretRequest(caller, command, ['POST /me/password', old, wanted]);
    // Once it is changed, the old password of the same request is the wrong one.
    const earlier = await this.commands.earlier<Me>(caller, keyed);
    if (earlier) return earlier.answer;
    const newHash = await this.passwords.prepare(caller, old, wanted);
    return this.commands.run(caller, keyed, async (tx) => {
      await keepPassword(tx, caller, newHash);
      return meOf(tx, { ...caller, isProtected: isProtected(request) });
    });
  }
}
