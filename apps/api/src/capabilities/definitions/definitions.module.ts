import { Module } from '@nestjs/common';
import { DefinitionsController } from './definitions.controller.js';
import { MetAnswers } from './met-answers.js';
import { OptionSetsController } from './option-sets/option-sets.controller.js';
import { PageAuthors } from './page-authors.js';
import { ReplayedCases } from './replayed-cases.js';
import { RunningItems } from './running-items.js';

@Module({
  controllers: [DefinitionsController, OptionSetsController],
  providers: [RunningItems, ReplayedCases, PageAuthors, MetAnswers],
  exports: [RunningItems, ReplayedCases, PageAuthors, MetAnswers],
})
export class DefinitionsModule {}
