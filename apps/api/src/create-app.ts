import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync } from 'node:fs';
import { AppModule } from './app.module.js';
import type { Config } from './kernel/config/config.js';
import { mountFonts } from './kernel/papers/fonts.js';
import { DomainError } from './kernel/errors/domain-error.js';
import { ProblemFilter } from './kernel/errors/problem.filter.js';
import { isTooDeep } from './kernel/http/json-depth.js';
import { uuidV7 } from './kernel/ids/uuid-v7.js';
import { problems } from './problems.js';

const MEGABYTE = 1024 * 1024;

/** Builds the api as shipped; it listens to nothing yet. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  mountFonts(config.fontsDir ?? null);
  const adapter = new FastifyAdapter({ bodyLimit: 4 * MEGABYTE, trustProxy: config.trustProxy, genReqId: () => uuidV7() });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, { abortOnError: false, logger: ['error', 'warn'] });
  app.setGlobalPrefix('api');
  app.useGlobalFilters(new ProblemFilter(problems));
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: malformed }));
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { fileSize: 20 * MEGABYTE, files: 1 } });
  await sayHeaders(app);
  keepNothing(app);
  refuseTooDeep(app);
  if (config.adminRoot !== null && existsSync(config.adminRoot)) await serveAdmin(app, config.adminRoot);
  app.enableShutdownHooks();
  return app;
}

interface ForeignIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Whatever a contract does not know is named by its place; nothing was done. */
function malformed(issues: readonly ForeignIssue[]): DomainError {
  const shown = issues.slice(0, 100).map(({ path, message }) => ({
    pointer: (path ?? []).map((part) => `/${String(typeof part === 'object' ? part.key : part)}`).join(''),
    code: 'request.malformed',
    severity: 'error' as const,
    message,
  }));
  return new DomainError('request.malformed', {}, shown);
}

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
  },
  hsts: false,
};

/** The library works them out anew for every answer, though they are always the same: here it is asked once. */
async function sayHeaders(app: NestFastifyApplication): Promise<void> {
  const once = new FastifyAdapter().getInstance();
  await once.register(fastifyHelmet, securityHeaders);
  once.get('/', (_, reply) => reply.send(reply.raw.getHeaders()));
  const headers = Object.entries((await once.inject('/')).json<Readonly<Record<string, string>>>());
  await once.close();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_, reply, done) => {
      for (const [name, value] of headers) reply.raw.setHeader(name, value);
      done();
    });
}

/** Answers hold what a ward machine must not keep after somebody left: no cache of a browser or on the way stores them. */
function keepNothing(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      done(null, payload);
    });
}

/** Before anything reads what was sent: whatever follows may call itself for every level of it. */
function refuseTooDeep(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', (request, _, done) => done(isTooDeep(request.body) ? new DomainError('request.malformed') : undefined));
}

/** The single-page application; a path that is neither a file nor the interface gets its first page. */
async function serveAdmin(app: NestFastifyApplication, root: string): Promise<void> {
  await app.register(fastifyStatic, { root, wildcard: false, preCompressed: true, cacheControl: true, maxAge: '1h', immutable: false });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      // A file that is gone must say so: a page in its place would be run as a script.
      if (/^\/(api|assets)\//u.test(request.url)) throw new DomainError('request.not-found');
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
}
