import { Inject, Injectable } from '@nestjs/common';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Caller } from '../../../kernel/http/caller.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { permissionsOf, recordOrganisationEvents, releasePosts } from '../../people/index.js';
import type { Released } from '../account-list.contract.js';
import { maySeeAccounts } from '../account.policy.js';
import { codeWorkbook } from '../queries/password-list.js';
import { waitingReleases } from '../queries/waiting-releases.js';
import type { WaitingLine } from '../queries/waiting-releases.js';
import { releaseCode, releaseCodeHash } from '../release-code.js';

const setCode = `
  update accounts a set code_hash = n.hash from jsonb_to_recordset($1::jsonb) as n(person uuid, hash text)
  where a.person_id = n.person and a.must_change and a.code_hash is null and a.given_by <> $2`;

/**
 * What one administrator gave to a guarded person, another one releases, any number at once: waiting posts begin to open what they open,
 * and each new password needs a code besides, which only the releasing one sees. So neither of the two can sign in as the person.
 */
@Injectable()
export class ReleaseAccounts {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  async execute(caller: Caller, command: CommandRequest, people: readonly string[]): Promise<Released> {
    const mine = uuidV7();
    const codes = new Map<string, string>();
    const { stamp, released } = await this.commands.run(caller, command, async (tx) => {
      const lines = await wantedLines(tx, caller.personId, people);
      for (const { personId } of lines.filter(({ passwordWaits }) => passwordWaits)) codes.set(personId, releaseCode());
      await release(tx, { lines, codes, by: caller.personId });
      return { stamp: mine, released: lines };
    });
    // Answered before: the codes went with the first answer and are kept nowhere.
    if (stamp !== mine) return { count: released.length, people: null, workbook: null };
    const told = released.map(({ name, staffNo, units, posts, personId }) => ({ name, staffNo, units, posts, code: codes.get(personId) ?? null }));
    const workbook = await this.work.read(caller.tenantId, (tx) =>
      codeWorkbook(
        tx,
        told.flatMap(({ code, ...line }) => (code === null ? [] : [{ ...line, code }])),
        caller.personId,
      ),
    );
    return { count: told.length, people: told, workbook: codes.size === 0 ? null : workbook.toString('base64') };
  }
}

async function wantedLines(tx: Tx, by: string, people: readonly string[]): Promise<WaitingLine[]> {
  const { today } = await clockOf(tx);
  const mine = (await permissionsOf(tx, by, today)).map(({ permission }) => permission);
  if (!maySeeAccounts(mine)) throw new DomainError('request.not-allowed');
  await tx.rows('select from accounts where person_id = any($1) order by person_id for update', [people]);
  const lines = (await waitingReleases(tx, { by, mine, today })).filter(({ personId }) => people.includes(personId));
  if (lines.length < new Set(people).size) throw new DomainError('account.not-waiting');
  return lines;
}

async function release(tx: Tx, { lines, codes, by }: { lines: readonly WaitingLine[]; codes: ReadonlyMap<string, string>; by: string }): Promise<void> {
  await releasePosts(
    tx,
    lines.filter(({ postWaits }) => postWaits).map(({ personId }) => personId),
    by,
  );
  await tx.rows(setCode, [JSON.stringify([...codes].map(([person, code]) => ({ person, hash: releaseCodeHash(code) }))), by]);
  for (const { personId } of lines) await addToOutbox(tx, 'person.notify', { personId, kind: 'post-released', itemId: null, facts: { by } });
  await recordOrganisationEvents(
    tx,
    [...codes.keys()].map((id) => ({ subject: { kind: 'account', id }, record: 'account.released', facts: {} })),
    by,
  );
}
