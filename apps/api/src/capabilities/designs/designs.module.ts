import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/index.js';
import { DesignsController } from './designs.controller.js';

@Module({ imports: [DefinitionsModule], controllers: [DesignsController] })
export class DesignsModule {}
