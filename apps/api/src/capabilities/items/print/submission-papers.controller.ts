import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { AccessLog } from '../../../kernel/http/access-log.js';
import { CurrentCaller, EndsNoSession } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { DOCUMENT_TYPE } from '../../../kernel/http/send-spreadsheet.js';
import { paperAnswer, PDF_TYPE, sendPaper, setPaper } from '../../../kernel/papers/send-paper.js';
import type { PaperKind } from '../../../kernel/papers/send-paper.js';
import { idParam } from '../item.contract.js';
import { submissionPaper } from './submission-paper.js';

/** What was handed in, to be laid before people as the sheet they know. */
@ApiTags('items')
@EndsNoSession()
@Controller('submissions/:id')
export class SubmissionPapersController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Get('paper.pdf')
  @ApiProduces(PDF_TYPE)
  @ApiOkResponse(paperAnswer)
  async pdf(@CurrentCaller() caller: Caller, @Param({ schema: idParam }) { id }: { id: string }, @Res() reply: FastifyReply): Promise<void> {
    await this.send(caller, reply, { id, as: 'pdf' });
  }

  @Get('paper.docx')
  @ApiProduces(DOCUMENT_TYPE)
  @ApiOkResponse(paperAnswer)
  async word(@CurrentCaller() caller: Caller, @Param({ schema: idParam }) { id }: { id: string }, @Res() reply: FastifyReply): Promise<void> {
    await this.send(caller, reply, { id, as: 'docx' });
  }

  private async send(caller: Caller, reply: FastifyReply, { id, as }: { readonly id: string; readonly as: PaperKind }): Promise<void> {
    const { item, name, paper } = await this.work.read(caller.tenantId, (tx) => submissionPaper(tx, { id, personId: caller.personId }));
    const file = await setPaper(as, { name, paper });
    await this.log.note(caller, { what: 'export.paper', itemId: item.id, facts: { submission: id, as } });
    await sendPaper(reply, file);
  }
}
