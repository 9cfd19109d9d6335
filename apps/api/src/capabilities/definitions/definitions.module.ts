import { Module } from '@nestjs/common';
import { DefinitionsController } from './definitions.controller.js';
import { RunningItems } from './running-items.js';

@Module({ controllers: [DefinitionsController], providers: [RunningItems], exports: [RunningItems] })
export class DefinitionsModule {}
