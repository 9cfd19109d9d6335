import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountListController } from './account-list.controller.js';
import { AccountsController } from './accounts.controller.js';
import { ChangePassword } from './commands/change-password.js';
import { HandOut } from './commands/hand-out.js';
import { ReleaseAccounts } from './commands/release-accounts.js';
import { SignIn } from './commands/sign-in.js';
import { DemoController } from './demo.controller.js';
import { ForgetSessions } from './forget-sessions.js';
import { LiveSessions } from './live-sessions.js';
import { SavedViewsController } from './saved-views/saved-views.controller.js';
import { SessionGuard } from './session.guard.js';

@Module({
  controllers: [AccountsController, AccountListController, DemoController, SavedViewsController],
  exports: [ChangePassword],
  providers: [
    LiveSessions,
    SignIn,
    ChangePassword,
    HandOut,
    ReleaseAccounts,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: ForgetSessions },
  ],
})
export class AccountsModule {}
