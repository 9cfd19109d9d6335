import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { CurrentCaller, OpenRoute } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { TenantList } from '../../kernel/tenants/tenant-list.js';
import { ChangePassword, installedTenant, secretRequest } from '../accounts/index.js';
import { DecideByLink } from './decide-by-link.js';
import {
  decisionLinkAnswer,
  decisionLinkBody,
  decisionLinkView,
  linkToken,
  outboundAddressBody,
  outboundAddressView,
  outboundCodeBody,
} from './links.contract.js';
import type { DecisionLinkAnswer, DecisionLinkBody, DecisionLinkView, OutboundAddressView } from './links.contract.js';
import { addressView, askAddress, confirmAddress, removeAddress } from './own-address.js';
import { SendOutbound } from './send-outbound.js';

/** Links by which somebody decides one thing once, and where he himself asked to get them. */
@ApiTags('links')
@Controller()
export class LinksController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(TenantList) private readonly tenants: TenantList,
    @Inject(ChangePassword) private readonly passwords: ChangePassword,
    @Inject(DecideByLink) private readonly links: DecideByLink,
    @Inject(SendOutbound) private readonly sender: SendOutbound,
  ) {}

  /** What would be decided. The token comes in a header, so that no address with it stands in any log. Nothing is done, however often it is asked. */
  @OpenRoute()
  @Get('decision-link')
  @ApiOkResponse({ standardSchema: decisionLinkView })
  async look(@Headers('x-decision-link') token: string | undefined): Promise<DecisionLinkView> {
    const given = linkToken.safeParse(token);
    if (!given.success) throw new DomainError('link.unknown');
    return this.links.look(await installedTenant(this.tenants), given.data);
  }

  @OpenRoute()
  @Post('decision-link')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: decisionLinkAnswer })
  async decide(@Command() command: CommandRequest, @Body({ schema: decisionLinkBody }) body: DecisionLinkBody): Promise<DecisionLinkAnswer> {
    return this.links.decide(await installedTenant(this.tenants), command, body);
  }

  @Get('me/outbound-address')
  @ApiOkResponse({ standardSchema: outboundAddressView })
  address(@CurrentCaller() { tenantId, personId }: Caller): Promise<OutboundAddressView> {
    return this.work.read(tenantId, (tx) => addressView(tx, personId, this.sender.isAvailable));
  }

  /** By the own password, so that a found screen is no way to get somebody's links. */
  @Post('me/outbound-address')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: outboundAddressView })
  async ask(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: outboundAddressBody }) { address, password }: z.infer<typeof outboundAddressBody>,
  ): Promise<OutboundAddressView> {
    if (!this.sender.isAvailable) throw new DomainError('outbound.missing');
    const request = await secretRequest(caller, command, ['POST /me/outbound-address', address, password]);
    const earlier = await this.commands.earlier<OutboundAddressView>(caller, request);
    if (earlier) return earlier.answer;
    await this.passwords.check(caller, password);
    return this.commands.run(caller, request, async (tx) => {
      await askAddress(tx, this.sender, { personId: caller.personId, address });
      return addressView(tx, caller.personId, true);
    });
  }

  @Post('me/outbound-address/confirm')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: outboundAddressView })
  async confirm(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: outboundCodeBody }) { code }: z.infer<typeof outboundCodeBody>,
  ): Promise<OutboundAddressView> {
    const isRight = await this.commands.run(caller, command, (tx) => confirmAddress(tx, caller.personId, code));
    if (!isRight) throw new DomainError('outbound.code-wrong');
    return this.address(caller);
  }

  @Delete('me/outbound-address')
  @ApiOkResponse({ standardSchema: outboundAddressView })
  async remove(@CurrentCaller() caller: Caller, @Command() command: CommandRequest): Promise<OutboundAddressView> {
    return this.commands.run(caller, command, async (tx) => {
      await removeAddress(tx, caller.personId);
      return addressView(tx, caller.personId, this.sender.isAvailable);
    });
  }
}
