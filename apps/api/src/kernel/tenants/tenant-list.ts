import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { CONFIG } from '../config/config.js';
import type { Config } from '../config/config.js';

/** The tenants of this installation. Only the owner's connection may ask; the answer is kept until told to forget it. */
@Injectable()
export class TenantList {
  private known: Promise<readonly string[]> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  ids(): Promise<readonly string[]> {
    this.known ??= this.ask().catch((error: unknown) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  forget(): void {
    this.known = null;
  }

  private async ask(): Promise<readonly string[]> {
    const client = new pg.Client(this.config.ownerUrl);
    await client.connect();
    try {
      const { rows } = await client.query<{ id: string }>('select id from tenants order by created_at, id');
      return rows.map((row) => row.id);
    } finally {
      await client.end();
    }
  }
}
