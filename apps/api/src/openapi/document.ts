import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { ZodType } from 'zod';
import type { ProblemCatalogue } from '../kernel/errors/problem-catalogue.js';
import { schemaConverter } from './schema-converter.js';

type SchemaObject = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

export interface Documented {
  /** Schemas that have a name of their own; everything else stands where it is used. */
  readonly names: ReadonlyMap<ZodType, string>;
  readonly problems: ProblemCatalogue;
}

const description = `Answers of 2xx are durable. Every refusal is an RFC 9457 problem with a code that never changes its meaning; x-problem-codes lists them with their status.
Every POST, PUT, PATCH and DELETE carries an Idempotency-Key (UUID): the same key with the same request gets the same answer and happens once.`;

const text: SchemaObject = { type: 'string' };

/** What a refusal looks like, whichever it is. */
const problem: SchemaObject = {
  type: 'object',
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    instance: text,
    code: text,
    requestId: text,
    outcome: { type: 'string', enum: ['unknown'] },
    issues: { type: 'array', items: { $ref: '#/components/schemas/IssueView' } },
    facts: { type: 'object', additionalProperties: { anyOf: [text, { type: 'number' }], nullable: true } },
  },
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
};

const issue: SchemaObject = {
  type: 'object',
  properties: { pointer: text, code: text, severity: { type: 'string', enum: ['error', 'advice'] }, message: text },
  required: ['pointer', 'code', 'severity', 'message'],
};

/** The interface as the running api declares it: routes, parameters, bodies, answers and problem codes. */
export function openApiDocument(app: INestApplication, { names, problems }: Documented): OpenAPIObject {
  const codes = Object.entries(problems).map(([code, { status }]) => [code, status] as const);
  const base = new DocumentBuilder()
    .setTitle('Bihuan 闭环')
    .setDescription(description)
    .setVersion('1')
    .addGlobalResponse({
      status: 'default',
      description: 'Refused; nothing was changed. Only where `outcome` is `unknown` it may have been: the same request with the same key tells.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
    .addExtension('x-problem-codes', Object.fromEntries(codes.sort(byName)))
    .build();
  const document = SwaggerModule.createDocument(app, base, { standardSchemaConverter: schemaConverter(names) });
  const schemas = Object.entries({ ...document.components?.schemas, Problem: problem, IssueView: issue });
  return { ...document, paths: sorted(document.paths), components: { schemas: Object.fromEntries(schemas.sort(byName)) } };
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(byName));
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
