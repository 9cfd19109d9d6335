import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { OPEN_ROUTE } from '../../kernel/http/caller.js';
import type { Caller, CallerRequest } from '../../kernel/http/caller.js';
import { TenantList } from '../../kernel/tenants/tenant-list.js';
import { installedTenant } from './queries/installation.js';
import { BEFORE_PASSWORD } from './before-password.js';
import { isFromOwnPages } from './same-site.js';
import { readSessionToken } from './session-cookie.js';
import { LiveSessions } from './live-sessions.js';
import { sessionHash } from './session-token.js';

/** Every route asks for a live session unless it is open; every change must come from our own pages. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(LiveSessions) private readonly sessions: LiveSessions,
    @Inject(TenantList) private readonly tenants: TenantList,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & CallerRequest>();
    if (!isFromOwnPages(request)) throw new DomainError('request.foreign-site');
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN_ROUTE, [context.getHandler(), context.getClass()])) return true;
    const caller = await this.callerOf(request);
    if (!caller) throw new DomainError('session.missing');
    if (caller.mustChangePassword && !this.reflector.get<boolean | undefined>(BEFORE_PASSWORD, context.getHandler()))
      throw new DomainError('password.must-change');
    request.caller = caller;
    return true;
  }

  private async callerOf(request: FastifyRequest): Promise<(Caller & { readonly mustChangePassword: boolean }) | null> {
    const token = readSessionToken(request);
    if (token === null) return null;
    const tenantId = await installedTenant(this.tenants);
    const hash = sessionHash(token);
    const session = await this.sessions.find(tenantId, hash);
    if (!session) return null;
    return {
      tenantId,
      personId: session.personId,
      sessionHash: hash,
      isPublicComputer: session.isPublicComputer,
      mustChangePassword: session.mustChangePassword,
    };
  }
}
