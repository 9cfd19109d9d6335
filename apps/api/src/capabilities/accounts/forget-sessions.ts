import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { finalize } from 'rxjs';
import type { Observable } from 'rxjs';
import { LiveSessions } from './live-sessions.js';

/** Around routes that may end sessions: what was remembered of any is asked anew, before the next request and not half a second later. */
@Injectable()
export class ForgetSessions implements NestInterceptor {
  constructor(@Inject(LiveSessions) private readonly sessions: LiveSessions) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<{ method: string }>();
    return method === 'GET' ? next.handle() : next.handle().pipe(finalize(() => this.sessions.forget()));
  }
}
