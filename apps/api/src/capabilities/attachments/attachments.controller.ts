import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { ITEM_READER } from './item-reader.js';
import type { ItemReader } from './item-reader.js';
import { readFile } from './queries/read-file.js';

const fileId = z.uuid();

@ApiTags('attachments')
@Controller('attachments')
export class AttachmentsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Get(':id')
  @ApiOkResponse({ description: 'The file.', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async download(@CurrentCaller() caller: Caller, @Param('id', { schema: fileId }) id: string, @Res() reply: FastifyReply): Promise<void> {
    // Items stand above attachments and are asked through a port, whichever module provides it.
    const items = this.modules.get<ItemReader>(ITEM_READER, { strict: false });
    const file = await this.work.read(caller.tenantId, (tx) => readFile(tx, id, { caller, items }));
    if (file.restrictedItemId !== null) await this.log.note(caller, { what: 'attachment', itemId: file.restrictedItemId, facts: { file: id } });
    await reply
      .header('content-type', file.type === 'text/plain' ? 'application/octet-stream' : file.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeRfc8187(file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(file.bytes);
  }
}

/** The characters `encodeURIComponent` leaves that RFC 8187 does not allow. */
function encodeRfc8187(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
