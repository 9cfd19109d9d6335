import { Catch, Inject, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fillIn } from './fill-in.js';
import { PROBLEM_CATALOGUE } from './problem-catalogue.js';
import type { ProblemCatalogue, ProblemEntry } from './problem-catalogue.js';
import { toDomainError } from './to-domain-error.js';

const failed: ProblemEntry = { status: 500, title: '这一步没有办成', detail: '系统出了问题，这次操作没有保存任何内容。请稍后再试。' };

/** Renders every error as an RFC 9457 problem. What was not foreseen says nothing of its cause and is logged whole. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  constructor(@Inject(PROBLEM_CATALOGUE) private readonly catalogue: ProblemCatalogue) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const known = toDomainError(error);
    if (known.code === 'service.failed' || known.code === 'service.outcome-unknown')
      this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error), request.id);
    const entry = this.catalogue[known.code] ?? failed;
    void http
      .getResponse<FastifyReply>()
      .status(entry.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .headers(entry.status === 503 || entry.status === 504 ? { 'retry-after': '2' } : {})
      .send({
        type: `/problems/${known.code}`,
        title: entry.title,
        status: entry.status,
        detail: fillIn(entry.detail, known.facts),
        instance: request.url,
        code: known.code,
        requestId: request.id,
        ...(entry.status === 504 ? { outcome: 'unknown' } : {}),
        ...(known.issues.length > 0 ? { issues: known.issues } : {}),
        ...(Object.keys(known.facts).length > 0 ? { facts: known.facts } : {}),
        ...(known.attached === null ? {} : { attached: known.attached }),
      });
  }
}
