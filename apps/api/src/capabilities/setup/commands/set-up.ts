import { loadBeginning, loadLibrary, loadOrganisation } from '@bihuan/library';
import type { Permission } from '@bihuan/library';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { TenantList } from '../../../kernel/tenants/tenant-list.js';
import { addAccount, hashPassword, newPasswords, openAccounts, passwordFault } from '../../accounts/index.js';
import type { NewPassword } from '../../accounts/index.js';
import { importLibrary } from '../../definitions/index.js';
import { foundOrganisation, importPosts, recordOrganisationEvent } from '../../people/index.js';
import type { SetupAnswer, SetupBody } from '../setup.contract.js';
import { becomeTenant, findSetupLink, spendSetupLink, withLinks } from '../setup-link.js';
import type { SetupLink } from '../setup-link.js';

interface Prepared {
  readonly systemHash: string;
  readonly security: NewPassword;
  readonly audit: NewPassword;
}

/** Turns an empty installation into somebody's own, once: tenant, first units, three administrators, library and calendars; all of it or nothing. */
@Injectable()
export class SetUp {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(TenantList) private readonly tenants: TenantList,
  ) {}

  async isNeeded(): Promise<boolean> {
    this.tenants.forget();
    return (await this.tenants.ids()).length === 0;
  }

  async look(token: string): Promise<SetupLink> {
    return withLinks(this.work, (tx) => this.usable(tx, token));
  }

  async execute(body: SetupBody): Promise<SetupAnswer> {
    await this.look(body.token);
    refuseFaults(body);
    const [security, audit] = await newPasswords([uuidV7(), uuidV7()]);
    if (!security || !audit) throw new Error('two people get two passwords');
    const prepared = { systemHash: await hashPassword(body.system.password), security, audit };
    const answer = await withLinks(this.work, async (tx) => {
      const link = await this.usable(tx, body.token);
      await spendSetupLink(tx, link);
      return found(await becomeTenant(tx, uuidV7()), body, prepared);
    });
    this.tenants.forget();
    return answer;
  }

  /** The link's row is locked: of two who come with it at once, the second finds the tenant of the first. */
  private async usable(tx: Tx, token: string): Promise<SetupLink> {
    const link = await findSetupLink(tx, token);
    if (!(await this.isNeeded())) throw new DomainError('setup.done');
    if (link === null) throw new DomainError('setup.link-unknown');
    if (link.isUsed) throw new DomainError('setup.done');
    if (link.isOver) throw new DomainError('setup.link-over');
    return link;
  }
}

function refuseFaults({ tenant, system, security, audit }: SetupBody): void {
  const people = [system, security, audit];
  const differ = (['staffNo', 'mobile'] as const).every((key) => new Set(people.map((person) => person[key])).size === people.length);
  if (!differ) throw new DomainError('setup.same-person');
  if (tenant.kind === 'trial' && tenant.startsOn === null) throw new DomainError('setup.date-missing');
  const fault = passwordFault(system.password, system);
  if (fault !== null) throw new DomainError(`password.${fault}`);
}

async function found(tx: Tx, { tenant, system, security, audit }: SetupBody, { systemHash, ...passwords }: Prepared): Promise<SetupAnswer> {
  const library = loadLibrary();
  const beginning = loadBeginning();
  const postWith = (permission: Permission) => {
    const post = library.posts.find(({ permissions }) => permissions.includes(permission));
    if (!post) throw new Error(`no post of the library opens ${permission}`);
    return post;
  };
  const systemId = uuidV7();
  const named = [
    { ...system, id: systemId, post: postWith('people.manage') },
    { ...security, id: passwords.security.personId, post: postWith('security.manage') },
    { ...audit, id: passwords.audit.personId, post: postWith('audit.manage') },
  ];
  await importPosts(tx, library.posts);
  const businessOn = tenant.kind === 'trial' ? tenant.startsOn : null;
  await foundOrganisation(tx, {
    tenant: { ...tenant, businessOn },
    units: beginning.units.map((unit) => ({ ...unit, name: unit.name.replace('{name}', tenant.name) })),
    people: named.map(({ id, name, staffNo, mobile, post }) => ({ id, name, staffNo, mobile, post: post.key, unit: beginning.administratorsIn })),
    calendar: loadOrganisation().calendar,
  });
  await importLibrary(tx, library);
  await addAccount(tx, systemId, systemHash);
  await recordOrganisationEvent(tx, { subject: { kind: 'account', id: systemId }, record: 'account.opened', byPersonId: null, facts: {} });
  await openAccounts(tx, [passwords.security, passwords.audit], null);
  return {
    passwords: [
      { job: postWith('security.manage').label, name: security.name, staffNo: security.staffNo, password: passwords.security.password },
      { job: postWith('audit.manage').label, name: audit.name, staffNo: audit.staffNo, password: passwords.audit.password },
    ],
  };
}
