import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { AttachmentsController } from './attachments.controller.js';
import { BYTES } from './uploads/bytes-of.js';
import { UploadsController } from './uploads/uploads.controller.js';

@Module({ controllers: [AttachmentsController, UploadsController] })
export class AttachmentsModule implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  /** Raw bytes are read by who asked for them; everywhere else they are no body. */
  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addContentTypeParser(BYTES, (_request, _payload, done) => done(null));
  }
}
