import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import type { Caller } from '../../../kernel/http/caller.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { HandedOut } from '../account-list.contract.js';
import { openable } from '../queries/openable.js';
import { passwordLines, passwordWorkbook } from '../queries/password-list.js';
import { refuseUnoffered } from './change-account.js';
import { newPasswords } from './new-passwords.js';
import type { NewPassword } from './new-passwords.js';
import { openAccounts } from './open-accounts.js';
import { resetPassword } from './reset-password.js';

/**
 * Gives passwords out, once. The answer kept under the idempotency key holds none: a request answered again says how many there were,
 * and whoever lost the list gives new ones.
 */
@Injectable()
export class HandOut {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  async open(caller: Caller, command: CommandRequest, people: readonly string[] | null): Promise<HandedOut> {
    const wanted = await this.work.read(caller.tenantId, (tx) => openable(tx, caller.personId, people));
    return this.once(caller, { command, passwords: await newPasswords(wanted) }, async (tx, passwords) => {
      // Asked again under the transaction: somebody may have become an administrator while the hashes were made.
      const still = new Set(await openable(tx, caller.personId, wanted));
      return openAccounts(
        tx,
        passwords.filter(({ personId }) => still.has(personId)),
        caller.personId,
      );
    });
  }

  async reset(caller: Caller, command: CommandRequest, personId: string): Promise<HandedOut> {
    // A hash takes long: whoever may not give a password is refused before one is made.
    await this.work.read(caller.tenantId, (tx) => refuseUnoffered(tx, { act: 'reset', personId, by: caller.personId }));
    return this.once(caller, { command, passwords: await newPasswords([personId]) }, async (tx, passwords) => {
      for (const password of passwords) await resetPassword(tx, password, caller.personId);
      return [personId];
    });
  }

  private async once(
    caller: Caller,
    { command, passwords }: Giving,
    give: (tx: Tx, passwords: readonly NewPassword[]) => Promise<string[]>,
  ): Promise<HandedOut> {
    const mine = uuidV7();
    const { stamp, given } = await this.commands.run(caller, command, async (tx) => ({ stamp: mine, given: await give(tx, passwords) }));
    // Another stamp: this very request had been answered before, with passwords that are gone.
    if (stamp !== mine) return { count: given.length, people: null, workbook: null };
    return this.work.read(caller.tenantId, async (tx) => {
      const people = await passwordLines(
        tx,
        passwords.filter(({ personId }) => given.includes(personId)),
      );
      return { count: given.length, people, workbook: (await passwordWorkbook(tx, people, caller.personId)).toString('base64') };
    });
  }
}

interface Giving {
  readonly command: CommandRequest;
  readonly passwords: readonly NewPassword[];
}
