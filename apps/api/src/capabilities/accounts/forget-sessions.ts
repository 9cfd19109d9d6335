import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { finalize } from 'rxjs';
import type { Observable } from 'rxjs';
import { ENDS_NO_SESSION } from '../../kernel/http/caller.js';
import { LiveSessions } from './live-sessions.js';

/** Whatever changes anything may end sessions, unless its route says that it never does: then what was remembered of them is asked anew. */
@Injectable()
export class ForgetSessions implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(LiveSessions) private readonly sessions: LiveSessions,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<{ method: string }>();
    const keeps =
      method === 'GET' || this.reflector.getAllAndOverride<boolean | undefined>(ENDS_NO_SESSION, [context.getHandler(), context.getClass()]) === true;
    return keeps ? next.handle() : next.handle().pipe(finalize(() => this.sessions.forget()));
  }
}
