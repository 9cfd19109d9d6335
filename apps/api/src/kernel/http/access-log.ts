import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { uuidV7 } from '../ids/uuid-v7.js';
import type { Caller } from './caller.js';

export interface Look {
  readonly what: string;
  readonly itemId: string | null;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Remembers who looked at what. It lies beside the items and is written after the read, in a transaction of its own. */
@Injectable()
export class AccessLog {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  async note({ tenantId, personId }: Caller, { what, itemId, facts = {} }: Look): Promise<void> {
    await this.work.run(tenantId, (tx) =>
      tx.rows('insert into access_log (tenant_id, id, person_id, what, item_id, facts) values ($1, $2, $3, $4, $5, $6)', [
        tenantId,
        uuidV7(),
        personId,
        what,
        itemId,
        JSON.stringify(facts),
      ]),
    );
  }
}
