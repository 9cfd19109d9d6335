import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { atMost } from '../../../kernel/http/at-most.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { beginUploadBody, fileView, uploadView } from '../attachments.contract.js';
import { checkedFile } from '../commands/store-file.js';
import type { CheckedFile, StoredFile } from '../commands/store-file.js';
import { addPiece } from './add-piece.js';
import { beginUpload } from './begin-upload.js';
import { bytesOf } from './bytes-of.js';
import { dropUpload } from './drop-upload.js';
import { finishUpload, wholeUpload } from './finish-upload.js';
import { ownUpload, PIECE, progressOf } from './upload-row.js';
import type { UploadProgress } from './upload-row.js';

const uploadId = z.uuid();
const place = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 40);
/** Each check holds the whole file several times over; more than these wait. */
const CHECKED_AT_ONCE = 2;

/** A file on its way in: announced, sent piece by piece, checked when it is whole. Each is seen by who sends it alone. */
@ApiTags('attachments')
@Controller('uploads')
export class UploadsController {
  private readonly inTurn = atMost(CHECKED_AT_ONCE);

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Post()
  @ApiCreatedResponse({ standardSchema: uploadView })
  begin(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: beginUploadBody }) body: z.infer<typeof beginUploadBody>,
  ): Promise<UploadProgress> {
    return this.commands.run(caller, command, (tx) => beginUpload(tx, body, caller.personId));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: uploadView })
  progress(@CurrentCaller() caller: Caller, @Param('id', { schema: uploadId }) id: string): Promise<UploadProgress> {
    return this.work.read(caller.tenantId, async (tx) => progressOf(await ownUpload(tx, id, caller.personId)));
  }

  /** The same bytes at the same place change nothing, so it needs no key. */
  @Put(':id/bytes/:offset')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ standardSchema: uploadView })
  async piece(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uploadId }) id: string,
    @Param('offset', { schema: place }) offset: number,
    @Req() request: FastifyRequest,
  ): Promise<UploadProgress> {
    await this.work.read(caller.tenantId, (tx) => ownUpload(tx, id, caller.personId));
    // The body comes at its sender's pace; nothing is held open for it.
    const bytes = await bytesOf(request, PIECE);
    return this.work.run(caller.tenantId, (tx) => addPiece(tx, { uploadId: id, offset, bytes }, caller.personId));
  }

  @Post(':id/finish')
  @ApiCreatedResponse({ standardSchema: fileView })
  async finish(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: uploadId }) id: string): Promise<StoredFile> {
    const file = await this.inTurn(() => this.checked(caller, id));
    return this.commands.run(caller, command, (tx) => finishUpload(tx, id, { file, personId: caller.personId }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Nothing of it is left.' })
  async drop(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: uploadId }) id: string): Promise<void> {
    await this.commands.run(caller, command, (tx) => dropUpload(tx, id, caller.personId));
  }

  /** Null where nothing is under way: then only an answer given before can be given again. */
  private async checked(caller: Caller, id: string): Promise<CheckedFile | null> {
    try {
      const { name, type, bytes } = await this.work.read(caller.tenantId, (tx) => wholeUpload(tx, id, caller.personId));
      return await checkedFile(name, type, bytes);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'upload.gone') return null;
      throw error;
    }
  }
}
