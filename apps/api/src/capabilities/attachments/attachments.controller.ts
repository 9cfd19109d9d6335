import '@fastify/multipart'; // its types add `file()` to the request
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ModuleRef } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { fileView } from './attachments.contract.js';
import { checkedFile, storeFile } from './commands/store-file.js';
import type { StoredFile } from './commands/store-file.js';
import { ITEM_READER } from './item-reader.js';
import type { ItemReader } from './item-reader.js';
import { readFile } from './queries/read-file.js';

const LARGEST = 20 * 1024 * 1024;
const fileId = z.uuid();

@ApiTags('attachments')
@Controller('attachments')
export class AttachmentsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } })
  @ApiCreatedResponse({ standardSchema: fileView })
  async upload(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Req() request: FastifyRequest): Promise<StoredFile> {
    const { name, type, bytes } = await partOf(request);
    const file = checkedFile(name, type, bytes);
    // The body of a multipart request is not in the command's hash, so the file is put in here.
    const hash = createHash('sha256').update(command.hash).update(file.name).update(file.sha256).digest();
    return this.commands.run(caller, { ...command, hash }, (tx) => storeFile(tx, file, caller.personId));
  }

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

async function partOf(request: FastifyRequest): Promise<{ name: string; type: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw new DomainError('file.missing');
  const part = await request.file({ limits: { fileSize: LARGEST, files: 1, fields: 0 }, throwFileSizeLimit: false });
  if (!part || part.fieldname !== 'file') throw new DomainError('file.missing');
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw new DomainError('file.too-large');
  return { name: part.filename, type: part.mimetype, bytes };
}

/** The characters `encodeURIComponent` leaves that RFC 8187 does not allow. */
function encodeRfc8187(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
