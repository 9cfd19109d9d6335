import { Module } from '@nestjs/common';
import { SetUp } from './commands/set-up.js';
import { SetupController } from './setup.controller.js';

@Module({ controllers: [SetupController], providers: [SetUp] })
export class SetupModule {}
