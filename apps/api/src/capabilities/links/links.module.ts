import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { AccountsModule } from '../accounts/index.js';
import { ItemsModule } from '../items/index.js';
import { PERSON_REMINDED, personReminded } from '../notifications/index.js';
import { DecideByLink } from './decide-by-link.js';
import { issueLinks } from './issue-links.js';
import { LinksController } from './links.controller.js';
import { SendOutbound } from './send-outbound.js';

@Module({ imports: [ItemsModule, AccountsModule], controllers: [LinksController], providers: [DecideByLink, SendOutbound] })
export class LinksModule implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(SendOutbound) private readonly sender: SendOutbound,
  ) {}

  onModuleInit(): void {
    this.outbox.on(PERSON_REMINDED, (tx, { payload }) => issueLinks(tx, this.sender, personReminded.parse(payload)));
  }
}
