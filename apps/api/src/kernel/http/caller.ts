import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';

/** Who is asking: a session was found and is alive. */
export interface Caller {
  readonly tenantId: string;
  readonly personId: string;
  readonly sessionHash: Buffer;
  readonly isPublicComputer: boolean;
}

export interface CallerRequest {
  caller?: Caller;
}

/** The signed-in caller, put there by the session guard. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>();
  if (!caller) throw new Error('a route that needs a caller is not behind the session guard');
  return caller;
});

export const OPEN_ROUTE = 'open-route';
/** A route that answers without a session. */
export const OpenRoute = () => SetMetadata(OPEN_ROUTE, true);

export const ENDS_NO_SESSION = 'ends-no-session';
/** Routes asked so often that sessions are not asked anew after each, and that never end one. */
export const EndsNoSession = () => SetMetadata(ENDS_NO_SESSION, true);
