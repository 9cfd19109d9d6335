import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Additions, ItemsModule } from '../items/index.js';
import { entryAddition } from './entry-addition.js';
import { RegistersController } from './registers.controller.js';

@Module({ imports: [ItemsModule], controllers: [RegistersController] })
export class RegistersModule implements OnModuleInit {
  constructor(@Inject(Additions) private readonly additions: Additions) {}

  onModuleInit(): void {
    this.additions.offer('entry', entryAddition);
  }
}
