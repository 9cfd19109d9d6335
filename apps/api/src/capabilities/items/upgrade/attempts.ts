import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { PROBLEM_CATALOGUE } from '../../../kernel/errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { Items } from '../items.service.js';
import { blockedText } from './blocked-text.js';
import { postWords } from './vacant.js';
import type { Upgraded, Upgrading } from './upgrade-item.js';

/** An item that goes over, is blocked, or was refused on the way for a reason in words. */
export type Attempted = Upgraded | { readonly type: 'failed'; readonly text: string };

/** Puts single items on another version; one that is refused takes nothing with it and leaves its transaction alive. */
@Injectable()
export class Attempts {
  constructor(
    @Inject(Items) private readonly items: Items,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  async attempt(tx: Tx, upgrading: Upgrading): Promise<Attempted> {
    await tx.rows('savepoint one_item');
    try {
      const done = await this.items.upgrade(tx, upgrading);
      await tx.rows('release savepoint one_item');
      return done;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await tx.rows('rollback to savepoint one_item');
      return { type: 'failed', text: fillIn(this.problems[error.code]?.detail ?? '不能改版', error.facts).replace(/^没有[^：。]*：/u, '') };
    }
  }
}

/** Why it is blocked, in the words of both versions. */
export async function textsOf(
  tx: Tx,
  { fromVersion, toVersion }: { readonly fromVersion: string; readonly toVersion: string },
  { reasons }: Extract<Upgraded, { type: 'blocked' }>,
): Promise<readonly string[]> {
  const versions = { from: await lifecycleMachine(tx, fromVersion), to: await lifecycleMachine(tx, toVersion), post: await postWords(tx, reasons) };
  return reasons.map((reason) => blockedText(reason, versions));
}
