import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AccountsModule } from './capabilities/accounts/index.js';
import { AttachmentsModule } from './capabilities/attachments/index.js';
import { BoardsModule } from './capabilities/boards/index.js';
import { CampaignsModule } from './capabilities/campaigns/index.js';
import { DeadlinesModule } from './capabilities/deadlines/index.js';
import { DefinitionsModule, definitionEntities } from './capabilities/definitions/index.js';
import { DesignsModule } from './capabilities/designs/index.js';
import { AuditModule } from './capabilities/audit/index.js';
import { InboxModule } from './capabilities/inbox/index.js';
import { ItemsModule } from './capabilities/items/index.js';
import { LinksModule } from './capabilities/links/index.js';
import { LiveModule } from './capabilities/live/index.js';
import { NotificationsModule } from './capabilities/notifications/index.js';
import { PeopleModule, peopleEntities } from './capabilities/people/index.js';
import { RegistersModule } from './capabilities/registers/index.js';
import { SetupModule } from './capabilities/setup/index.js';
import { SheetsModule } from './capabilities/sheets/index.js';
import { ReviewsModule } from './capabilities/reviews/index.js';
import { UpkeepModule } from './capabilities/upkeep/index.js';
import type { Config } from './kernel/config/config.js';
import { HealthController } from './kernel/http/health.controller.js';
import { KernelModule } from './kernel/kernel.module.js';
import { problems } from './problems.js';

/** The whole api: kernel below, capabilities in the order they may know each other. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        KernelModule.with({ config, entities: [...peopleEntities, ...definitionEntities], problems }),
        PeopleModule,
        AccountsModule,
        DefinitionsModule,
        AttachmentsModule,
        ItemsModule,
        DeadlinesModule,
        CampaignsModule,
        DesignsModule,
        InboxModule,
        NotificationsModule,
        RegistersModule,
        AuditModule,
        ReviewsModule,
        BoardsModule,
        SetupModule,
        SheetsModule,
        LiveModule,
        LinksModule,
        UpkeepModule,
      ],
      controllers: [HealthController],
    };
  }
}
