import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext, OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { ENDS_NO_SESSION } from '../../kernel/http/caller.js';
import { LiveSessions } from './live-sessions.js';

/**
 * Whatever changes anything may end sessions, unless its route says that it never does: before its answer leaves, what was remembered of them is forgotten.
 * A guard and a hook, because an interceptor sends every request, also those that end nothing, through three observables.
 */
@Injectable()
export class ForgetSessions implements CanActivate, OnModuleInit {
  private readonly mayEnd = new WeakSet<FastifyRequest>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(LiveSessions) private readonly sessions: LiveSessions,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addHook('onSend', (request, _, payload, done) => {
      if (this.mayEnd.has(request)) this.sessions.forget();
      done(null, payload);
    });
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const keeps =
      request.method === 'GET' || this.reflector.getAllAndOverride<boolean | undefined>(ENDS_NO_SESSION, [context.getHandler(), context.getClass()]) === true;
    if (!keeps) this.mayEnd.add(request);
    return true;
  }
}
