import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountsController } from './accounts.controller.js';
import { SignIn } from './commands/sign-in.js';
import { DemoController } from './demo.controller.js';
import { SessionGuard } from './session.guard.js';

@Module({
  controllers: [AccountsController, DemoController],
  providers: [SignIn, { provide: APP_GUARD, useClass: SessionGuard }],
})
export class AccountsModule {}
