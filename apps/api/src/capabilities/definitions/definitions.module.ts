import { Module } from '@nestjs/common';
import { DefinitionsController } from './definitions.controller.js';
import { ReplayedCases } from './replayed-cases.js';
import { RunningItems } from './running-items.js';

@Module({ controllers: [DefinitionsController], providers: [RunningItems, ReplayedCases], exports: [RunningItems, ReplayedCases] })
export class DefinitionsModule {}
