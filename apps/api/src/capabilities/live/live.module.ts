import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/index.js';
import { LiveController } from './live.controller.js';
import { LiveStreams } from './live-streams.js';

@Module({ imports: [ItemsModule], controllers: [LiveController], providers: [LiveStreams] })
export class LiveModule {}
