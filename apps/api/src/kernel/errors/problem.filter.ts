import { Catch, HttpException, Inject, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.js';
import { fillIn } from './fill-in.js';
import { PROBLEM_CATALOGUE } from './problem-catalogue.js';
import type { ProblemCatalogue, ProblemEntry } from './problem-catalogue.js';

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
    if (known.code === 'service.failed') this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error), request.id);
    const entry = this.catalogue[known.code] ?? failed;
    void http
      .getResponse<FastifyReply>()
      .status(entry.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .headers(entry.status === 503 ? { 'retry-after': '2' } : {})
      .send({
        type: `/problems/${known.code}`,
        title: entry.title,
        status: entry.status,
        detail: fillIn(entry.detail, known.facts),
        instance: request.url,
        code: known.code,
        requestId: request.id,
        ...(known.issues.length > 0 ? { issues: known.issues } : {}),
        ...(Object.keys(known.facts).length > 0 ? { facts: known.facts } : {}),
      });
  }
}

function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return new DomainError(codeOfStatus(error.getStatus()));
  const { code, statusCode } = coded(error);
  if (typeof statusCode === 'number' && statusCode < 500) return new DomainError(codeOfStatus(statusCode));
  if (code !== undefined && nothingHappened(code)) return new DomainError('service.busy');
  return new DomainError('service.failed');
}

function coded(error: unknown): { code?: string; statusCode?: number } {
  return typeof error === 'object' && error !== null ? error : {};
}

function codeOfStatus(status: number): string {
  if (status === 413) return 'request.too-large';
  if (status === 404) return 'request.not-found';
  if (status === 401) return 'session.missing';
  if (status === 403) return 'request.not-allowed';
  return status < 500 ? 'request.malformed' : 'service.failed';
}

/** PostgreSQL refused or went away before a commit: locks, deadlocks, cancelled statements, connections not to be had. */
function nothingHappened(code: string): boolean {
  return ['55P03', '40P01', '40001', '57014', '53300', '57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET'].includes(code);
}
