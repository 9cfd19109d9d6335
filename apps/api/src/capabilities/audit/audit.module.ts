import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';

/** The reading side of the record. */
@Module({ controllers: [AuditController] })
export class AuditModule {}
