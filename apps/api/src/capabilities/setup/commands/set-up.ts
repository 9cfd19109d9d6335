import { loadBeginning, loadLibrary, loadOrganisation } from '@bihuan/library';
import type { Permission, PostDefinition } from '@bihuan/library';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { TenantList } from '../../../kernel/tenants/tenant-list.js';
import {
  addAccount,
  hashPassword,
  newPassword,
  oneTimePasswordOf,
  openAccounts,
  passwordFault,
  secretFrom,
  unchangedHash,
  verifyPassword,
} from '../../accounts/index.js';
import type { NewPassword } from '../../accounts/index.js';
import { importLibrary } from '../../definitions/index.js';
import { foundOrganisation, importPosts, recordOrganisationEvent } from '../../people/index.js';
import type { SetupAnswer, SetupBody } from '../setup.contract.js';
import { becomeTenant, findSetupLink, saltOf, spendSetupLink, withLinks } from '../setup-link.js';
import type { SetupLink } from '../setup-link.js';

const others = ['security', 'audit'] as const;
type Other = (typeof others)[number];

interface Prepared {
  readonly systemHash: string;
  readonly others: Readonly<Record<Other, NewPassword>>;
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
    try {
      return await this.once(body);
    } catch (error) {
      const again = error instanceof DomainError && error.code === 'setup.done' ? await this.again(body) : null;
      if (again === null) throw error;
      return again;
    }
  }

  private async once(body: SetupBody): Promise<SetupAnswer> {
    await this.look(body.token);
    refuseFaults(body);
    const given = await passwordsOf(body);
    const [security, audit] = await Promise.all(others.map((who) => newPassword(uuidV7(), body[who].password ?? given[who])));
    if (!security || !audit) throw new Error('there are two others');
    const prepared = { systemHash: await hashPassword(body.system.password), others: { security, audit } };
    const answer = await withLinks(this.work, async (tx) => {
      const link = await this.usable(tx, body.token);
      await spendSetupLink(tx, link);
      return found(await becomeTenant(tx, uuidV7()), body, prepared);
    });
    this.tenants.forget();
    return answer;
  }

  /**
   * The answer got lost on its way: whoever sends the same link and the same first password again is told the passwords that are still
   * waiting for their owners. They are made anew from the two, for neither is kept. Null for anybody else, and once the link's day is over.
   */
  private async again(body: SetupBody): Promise<SetupAnswer | null> {
    const link = await withLinks(this.work, (tx) => findSetupLink(tx, body.token));
    const [tenantId] = await this.tenants.ids();
    if (link === null || !link.isUsed || link.isOver || tenantId === undefined) return null;
    const lines = linesOf(body, await passwordsOf(body));
    const hashes = await this.work.read(tenantId, async (tx) => {
      const found: (string | null)[] = [];
      for (const { staffNo } of lines) found.push(await unchangedHash(tx, staffNo));
      return found;
    });
    const isStill = await Promise.all(lines.map(({ password }, at) => isOf(hashes[at] ?? null, password)));
    const passwords = lines.filter((_, at) => isStill[at]);
    return passwords.length === 0 ? null : { passwords };
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
  for (const person of people) {
    const fault = person.password === undefined ? null : passwordFault(person.password, person);
    if (fault !== null) throw new DomainError(`password.${fault}`);
  }
  // Each chooses his own: the same one twice was chosen by one person for two.
  const chosen = people.flatMap(({ password }) => password ?? []);
  if (new Set(chosen).size !== chosen.length) throw new DomainError('setup.same-password');
}

const isOf = (hash: string | null, password: string): Promise<boolean> => (hash === null ? Promise.resolve(false) : verifyPassword(hash, password));

type Given = Readonly<Record<Other, string>>;

/** The two one-time passwords, spelt by what the link's holder has and what the first administrator knows: who sees only one of the two learns neither. */
async function passwordsOf({ token, system: { password } }: SetupBody): Promise<Given> {
  const [security, audit] = await Promise.all([secretFrom(password, saltOf(token, 'security')), secretFrom(password, saltOf(token, 'audit'))]);
  return { security: oneTimePasswordOf(security), audit: oneTimePasswordOf(audit) };
}

const postWith = (permission: Permission): PostDefinition => {
  const post = loadLibrary().posts.find(({ permissions }) => permissions.includes(permission));
  if (!post) throw new Error(`no post of the library opens ${permission}`);
  return post;
};

/** Of those who were not there. */
function linesOf(body: SetupBody, given: Given): SetupAnswer['passwords'] {
  return others
    .filter((who) => body[who].password === undefined)
    .map((who) => ({ job: postWith(`${who}.manage`).label, name: body[who].name, staffNo: body[who].staffNo, password: given[who] }));
}

async function found(tx: Tx, body: SetupBody, { systemHash, others: passwords }: Prepared): Promise<SetupAnswer> {
  const { tenant, system, security, audit } = body;
  const library = loadLibrary();
  const beginning = loadBeginning();
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
  const wasThere = (who: Other): boolean => body[who].password !== undefined;
  for (const { personId, hash } of others.filter(wasThere).map((who) => passwords[who])) {
    await addAccount(tx, personId, hash);
    await recordOrganisationEvent(tx, { subject: { kind: 'account', id: personId }, record: 'account.opened-in-person', byPersonId: null, facts: {} });
  }
  await openAccounts(
    tx,
    others.filter((who) => !wasThere(who)).map((who) => passwords[who]),
    null,
  );
  return { passwords: linesOf(body, { security: passwords.security.password, audit: passwords.audit.password }) };
}
