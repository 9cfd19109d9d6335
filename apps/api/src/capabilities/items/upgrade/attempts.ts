import { Inject, Injectable, Logger } from '@nestjs/common';
import { onItsOwn } from '../../../kernel/database/on-its-own.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { PROBLEM_CATALOGUE } from '../../../kernel/errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { Items } from '../items.service.js';
import { blockedText } from './blocked-text.js';
import { lineWords } from './vacant.js';
import type { Upgraded, Upgrading } from './upgrade-item.js';

/** An item that goes over, is blocked, or failed on the way: refused in words, or what nobody can make out. */
export type Attempted = Upgraded | { readonly type: 'failed'; readonly text: string };

/** Puts single items on another version; one that fails, whatever the reason, takes nothing with it and leaves its transaction alive. */
@Injectable()
export class Attempts {
  private readonly log = new Logger('upgrade');

  constructor(
    @Inject(Items) private readonly items: Items,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  async attempt(tx: Tx, upgrading: Upgrading): Promise<Attempted> {
    const done = await onItsOwn(tx, (inner) => this.items.upgrade(inner, upgrading));
    return done.type === 'done' ? done.value : { type: 'failed', text: this.reasonOf(done.error) };
  }

  /** What was not foreseen is for the log. */
  private reasonOf(error: unknown): string {
    if (error instanceof DomainError) return fillIn(this.problems[error.code]?.detail ?? '不能改版', error.facts).replace(/^没有[^：。]*：/u, '');
    this.log.error(String(error));
    return '这一件系统没能改版，没有改动它';
  }
}

/** Why it is blocked, in the words of both versions. */
export async function textsOf(
  tx: Tx,
  { fromVersion, toVersion }: { readonly fromVersion: string; readonly toVersion: string },
  { reasons }: Extract<Upgraded, { type: 'blocked' }>,
): Promise<readonly string[]> {
  const versions = { from: await lifecycleMachine(tx, fromVersion), to: await lifecycleMachine(tx, toVersion), line: await lineWords(tx, reasons) };
  return reasons.map((reason) => blockedText(reason, versions));
}
