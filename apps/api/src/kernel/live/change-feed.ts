import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config/config.js';
import type { Config } from '../config/config.js';
import type { Change } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { notesOf, readNote } from './note.js';
import type { Note } from './note.js';

const CHANNEL = 'bihuan_changes';
/** Commits close together are told together. */
const GATHER_MS = 80;
const AGAIN_MS = 1000;

/**
 * Carries what was announced from the process that committed it to every api, by NOTIFY after the commit: a NOTIFY inside the
 * transaction would make all commits wait for one another. So one may get lost, when a process dies just then; whoever listens reads
 * the present state, and asks again by himself now and then.
 */
@Injectable()
export class ChangeFeed implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('changes');
  private readonly subscribers: ((note: Note) => void)[] = [];
  private waiting = new Map<string, Change[]>();
  private timer: NodeJS.Timeout | undefined;
  private client: pg.Client | null = null;
  private again: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    this.work.onCommitted((tenantId, changes) => this.gather(tenantId, changes));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  /** Told of every change from now on; a note of everything comes when some may have been missed. */
  subscribe(hear: (note: Note) => void): void {
    this.subscribers.push(hear);
    if (this.subscribers.length === 1) void this.connect();
  }

  private gather(tenantId: string, changes: readonly Change[]): void {
    this.waiting.set(tenantId, [...(this.waiting.get(tenantId) ?? []), ...changes]);
    if (this.stopped || this.timer) return;
    this.timer = setTimeout(() => void this.send(), GATHER_MS);
    this.timer.unref();
  }

  private async send(): Promise<void> {
    const notes = [...this.waiting].flatMap(([tenantId, changes]) => notesOf(tenantId, changes));
    this.waiting = new Map();
    this.timer = undefined;
    try {
      for (const note of notes) await this.source.query('select pg_notify($1, $2)', [CHANNEL, note]);
    } catch (error) {
      if (!this.stopped) this.log.warn(`a change was not told: ${String(error)}`);
    }
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.appUrl, keepAlive: true });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.tell({ type: 'everything' });
    } catch (error) {
      this.log.warn(`changes are not heard: ${String(error)}`);
      this.lost(client);
    }
  }

  private lost(client: pg.Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = null;
    client.end().catch(() => undefined);
    this.again = setTimeout(() => void this.connect(), AGAIN_MS);
    this.again.unref();
  }

  private hear(payload: string): void {
    const note = readNote(payload);
    if (note) this.tell(note);
  }

  private tell(note: Note): void {
    for (const hear of this.subscribers) hear(note);
  }
}
