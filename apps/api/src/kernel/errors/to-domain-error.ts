import { HttpException } from '@nestjs/common';
import { isConnectionLoss } from './connection-loss.js';
import { DomainError } from './domain-error.js';
import { OutcomeUnknown } from './outcome-unknown.js';

/** The code of any error there is; what was not foreseen is `service.failed`. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return new DomainError(codeOfStatus(error.getStatus()));
  if (error instanceof OutcomeUnknown) return new DomainError('service.outcome-unknown');
  if (isConnectionLoss(error)) return new DomainError('service.busy');
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

/** PostgreSQL refused before a commit: locks, deadlocks, cancelled statements, connections not to be had. */
function nothingHappened(code: string): boolean {
  return ['55P03', '40P01', '40001', '57014', '53300'].includes(code);
}
