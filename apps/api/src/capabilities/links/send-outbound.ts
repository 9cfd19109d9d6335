import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CONFIG } from '../../kernel/config/config.js';
import type { Config } from '../../kernel/config/config.js';
import type { Tx } from '../../kernel/database/tx.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { addToOutbox, NotReached } from '../../kernel/outbox/outbox.js';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { openWords, sealWords, signatureOf } from './sealed.js';

const SEND = 'outbound.send';
const PATIENCE_MS = 3000;
/** Too slow, too early, too many: the same message may be taken later. */
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429]);

/** What is sent to somebody's own address. */
export interface Outbound {
  readonly personId: string;
  readonly to: string;
  readonly text: string;
}

/**
 * Hands messages to the customer's own gateway, by the outbox: at least once, with the same id each time. A gateway that is not there is
 * tried for days and holds up nothing else; one that refuses a message is asked a few times more, and the message is set aside like every other. The words lie sealed until then and are gone afterwards.
 */
@Injectable()
export class SendOutbound implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
  ) {}

  onModuleInit(): void {
    this.outbox.on(SEND, (tx, { payload }) => this.send(tx, String(payload['id'])), { outside: true });
  }

  get isAvailable(): boolean {
    return Boolean(this.config.outbound);
  }

  get publicUrl(): string {
    return this.config.outbound?.publicUrl ?? '';
  }

  /** Puts a message into the transaction; without a gateway there is nothing to put. */
  async put(tx: Tx, { personId, to, text }: Outbound): Promise<void> {
    const { outbound } = this.config;
    if (!outbound) return;
    const id = uuidV7();
    await tx.rows('insert into outbound_messages (tenant_id, id, person_id, sealed) values ($1, $2, $3, $4)', [
      tx.tenantId,
      id,
      personId,
      sealWords(outbound.secret, JSON.stringify({ to, text })),
    ]);
    await addToOutbox(tx, SEND, { id });
  }

  private async send(tx: Tx, id: string): Promise<void> {
    const { outbound } = this.config;
    const row = await tx.row<{ sealed: Buffer | null }>('select sealed from outbound_messages where id = $1 for update', [id]);
    if (!row?.sealed) return;
    if (!outbound) throw new Error('there is a message and no gateway to send it by');
    const body = JSON.stringify({ id, ...JSON.parse(openWords(outbound.secret, row.sealed)) });
    const answer = await fetch(outbound.url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'content-type': 'application/json', 'idempotency-key': id, 'x-bihuan-signature': signatureOf(outbound.secret, body) },
    }).catch((error: unknown) => {
      throw new NotReached('the gateway does not answer', { cause: error });
    });
    await answer.body?.cancel();
    if (answer.status >= 500 || NOT_NOW.has(answer.status)) throw new NotReached(`the gateway answered ${answer.status}`);
    if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`);
    await tx.rows('update outbound_messages set sealed = null, sent_at = now() where id = $1', [id]);
  }
}
