import { Module } from '@nestjs/common';
import { SheetsController } from './sheets.controller.js';

@Module({ controllers: [SheetsController] })
export class SheetsModule {}
