import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import type { Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { asOfQuery, asOfView, auditPage, auditQuery, checkView, historyView, wholeCheckView } from './audit.contract.js';
import type { AsOfQuery, AsOfView, AuditPage, AuditQuery, CheckView, HistoryView, WholeCheckView } from './audit.contract.js';
import { mayAudit } from './audit.policy.js';
import { itemAsOf } from './queries/as-of.js';
import { auditItems } from './queries/audit-items.js';
import { checkItem, checkWholeRecord } from './queries/check.js';
import { itemHistory, itemInSight } from './queries/item-history.js';
import { looking } from './queries/reader.js';
import type { Looking } from './queries/reader.js';

const itemId = z.uuid();

/** Time lines, states of a day, checks against the seals, lists for audit. Reads only; each look at a restricted item is remembered. */
@Controller()
export class AuditController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Get('items/:id/history')
  @ApiOkResponse({ standardSchema: historyView })
  async history(@CurrentCaller() caller: Caller, @Param('id', { schema: itemId }) id: string): Promise<HistoryView> {
    const view = await this.look(caller, (tx, who) => itemHistory(tx, id, who));
    if (view.notice !== null) await this.log.note(caller, { what: 'history', itemId: id });
    return view;
  }

  @Get('items/:id/history/check')
  @ApiOkResponse({ standardSchema: checkView })
  check(@CurrentCaller() caller: Caller, @Param('id', { schema: itemId }) id: string): Promise<CheckView> {
    return this.look(caller, async (tx, who) => {
      await itemInSight(tx, id, who);
      return checkItem(tx, id, who);
    });
  }

  @Get('items/:id/as-of')
  @ApiOkResponse({ standardSchema: asOfView })
  async asOf(@CurrentCaller() caller: Caller, @Param('id', { schema: itemId }) id: string, @Query({ schema: asOfQuery }) query: AsOfQuery): Promise<AsOfView> {
    const { view, restricted } = await this.look(caller, async (tx, who) => {
      const { item } = await itemInSight(tx, id, who);
      return { view: await itemAsOf(tx, id, { who, query }), restricted: item.privacy === 'restricted' };
    });
    if (restricted) await this.log.note(caller, { what: 'as-of', itemId: id, facts: { on: query.on } });
    return view;
  }

  @Get('audit/items')
  @ApiOkResponse({ standardSchema: auditPage })
  async items(@CurrentCaller() caller: Caller, @Query({ schema: auditQuery }) query: AuditQuery): Promise<AuditPage> {
    const page = await this.look(caller, (tx, who) => auditItems(tx, query, auditor(who)));
    await this.log.note(caller, { what: 'audit', itemId: null, facts: { asked: JSON.stringify(query), rows: page.rows.length } });
    return page;
  }

  /** Changes nothing, so there is no answer to keep; the key is asked for like on every POST. */
  @Post('audit/check')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: wholeCheckView })
  async checkAll(@CurrentCaller() caller: Caller, @Command() _: CommandRequest): Promise<WholeCheckView> {
    const who = await this.look(caller, async (_tx, person) => auditor(person));
    const view = await checkWholeRecord(this.work, caller.tenantId, { who });
    await this.log.note(caller, { what: 'check', itemId: view.itemId, facts: { sound: view.sound, events: view.events } });
    return view;
  }

  private look<T>(caller: Caller, work: (tx: Tx, who: Looking) => Promise<T>): Promise<T> {
    return this.work.read(caller.tenantId, async (tx) => work(tx, await looking(tx, caller.personId)));
  }
}

function auditor(who: Looking): Looking {
  if (!mayAudit(who.grants)) throw new DomainError('audit.not-yours');
  return who;
}
