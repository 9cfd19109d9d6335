import { Module } from '@nestjs/common';
import { AccessLog } from './access-log.js';
import { AuditController } from './audit.controller.js';

/** The reading side of the record. */
@Module({ controllers: [AuditController], providers: [AccessLog] })
export class AuditModule {}
