import { compile, REFUSAL_CODES } from '@bihuan/workflows';
import type { ItemEvent, LifecycleDefinition, Machine } from '@bihuan/workflows';
import { dice as diceOf } from '../../../../../packages/workflows/src/testing/reference/dice.js';
import type { Features } from '../../../../../packages/workflows/src/testing/reference/features.js';
import { UNBORN, type Item } from '../../../../../packages/workflows/src/testing/reference/item.js';
import { play } from '../../../../../packages/workflows/src/testing/reference/model.js';
import { randomCommand } from '../../../../../packages/workflows/src/testing/reference/random-command.js';
import { difference, viewOfEngine, viewOfModel } from '../../../../../packages/workflows/src/testing/reference/views.js';
import { OFFICE, World } from '../../../../../packages/workflows/src/testing/reference/world.js';
import { recordOf, type StoredEvent } from '../../../src/capabilities/history/index.js';
import { readItem, stateOf, type ItemRow } from '../../../src/capabilities/items/index.js';
import type { Answer, TestApp, UploadingVisitor } from '../../../src/testing/test-app.js';
import { asTheApiSees } from './as-the-api-sees.js';
import { bodyOf } from './body-of.js';
import type { Cast } from './cast.js';

export interface Compared {
  /** Commands both sides gave an answer to. */
  compared: number;
  happened: number;
  /** Refused by rights or by what no rule of approval knows; nothing may have changed. */
  apart: number;
  readonly codes: Map<string, number>;
}

/** One item over HTTP and PostgreSQL, and the same item of the model, which is told what the api recorded. */
export class HttpAndModel {
  private model: Item = UNBORN;
  private item: ItemRow | null = null;
  private readonly machine: Machine;
  private readonly world: World;
  private seq = 0;
  private told: string[] = [];

  constructor(
    private readonly app: TestApp,
    private readonly cast: Cast,
    private readonly of: { readonly definition: LifecycleDefinition; readonly itemId: string; readonly features: Features; readonly counts: Compared },
  ) {
    this.machine = compile(of.definition);
    this.world = new World(of.definition);
  }

  /** Its birth. */
  begin(): Promise<void> {
    return this.follow();
  }

  /** One command by somebody; answers whether it was one that can be sent. */
  async command(seed: number): Promise<boolean> {
    const { definition, features, itemId, counts } = this.of;
    const asked = randomCommand({ definition, item: this.model, world: this.world, dice: diceOf(seed), features });
    const by = this.cast.senderOf(asked.facts.actor);
    const item = this.item;
    const body = by === null || !item ? null : bodyOf(asked, { version: item.version, idOf: this.cast.idOf, submits: this.handsIn(asked, item) });
    const sender = by === null ? null : await this.cast.visitor(by);
    if (!body || !sender || !item) return false;
    const answer = await sender.send('POST', `/items/${itemId}/events`, body);
    this.told.push(`${by} ${JSON.stringify({ ...body, expectedVersion: undefined })} → ${answer.status} ${answer.body.code ?? ''}`);
    counts.codes.set(answer.body.code ?? 'happens', (counts.codes.get(answer.body.code ?? 'happens') ?? 0) + 1);
    if (answer.status === 200) {
      counts.happened += 1;
      counts.compared += 1;
      await this.follow();
    } else await this.refused(sender, { answer, body, before: item });
    return true;
  }

  /** The form travels with what hands it in, wherever the item stands. */
  private handsIn(event: ItemEvent, item: ItemRow): boolean {
    if (event.type !== 'ACT') return false;
    const on = this.of.definition.states[item.states[0] ?? '']?.on ?? {};
    return Object.hasOwn(on, event.act) && on[event.act]?.submits === true;
  }

  /** What was recorded since leads the model to what is stored. */
  private async follow(): Promise<void> {
    const { itemId, definition } = this.of;
    const { events, item } = await this.app.work.read(this.app.tenantId, async (tx) => ({
      events: await tx.rows<StoredEvent>(
        'select seq, id, type, record, actor_id, payload, prev_hash, hash from item_events where item_id = $1 and seq > $2 order by seq',
        [itemId, this.seq],
      ),
      item: await readItem(tx, itemId),
    }));
    if (!item) throw new Error('the item is gone');
    this.item = item;
    for (const event of events) {
      const said = this.cast.named(recordOf(event).event);
      const next = play(definition, this.model, said);
      if (typeof next === 'string') this.differ({ api: `recorded ${said.type}`, model: next, event: said });
      this.model = next;
      this.seq = event.seq;
    }
    const [api, model] = [viewOfEngine(this.machine, this.cast.named(stateOf(item))), viewOfModel(definition, this.model)];
    if (JSON.stringify(api) !== JSON.stringify(model)) {
      const { engine, model: other } = difference(api, model);
      this.differ({ api: engine, model: other });
    }
  }

  /** A refusal of the rules is the model's too, of the same event with the same facts; of any refusal nothing remains. */
  private async refused(
    sender: UploadingVisitor,
    { answer, body, before }: { answer: Answer; body: ReturnType<typeof bodyOf>; before: ItemRow },
  ): Promise<void> {
    const after = await this.stored();
    if (after.version !== before.version || after.headSeq !== before.headSeq)
      this.differ({ api: `refused and changed: ${answer.body.code}`, model: 'a refusal changes nothing' });
    const { code } = answer.body;
    // Who may override at all is asked before the item is looked at.
    if (!isOfRules(code) || (code === 'office.not-yours' && sender.personId !== this.cast.idOf(OFFICE))) {
      if (answer.status >= 500) this.differ({ api: JSON.stringify(answer.body), model: 'nothing fails' });
      this.of.counts.apart += 1;
      return;
    }
    const event = await asTheApiSees(this.app, { itemId: this.of.itemId, personId: sender.personId, body: body ?? null });
    const said = play(this.of.definition, this.model, this.cast.named(event));
    this.of.counts.compared += 1;
    if (said !== code) this.differ({ api: code, model: typeof said === 'string' ? said : 'happens', event: this.cast.named(event) });
  }

  private async stored(): Promise<ItemRow> {
    const item = await this.app.work.read(this.app.tenantId, (tx) => readItem(tx, this.of.itemId));
    if (!item) throw new Error('the item is gone');
    return item;
  }

  private differ(difference: { api: unknown; model: unknown; event?: unknown }): never {
    throw new Error(
      `the api and the model do not say the same: ${JSON.stringify(difference, null, 1)}\n${this.told.join('\n')}\n${JSON.stringify(this.of.definition)}`,
    );
  }
}

const OF_RULES: ReadonlySet<string> = new Set(REFUSAL_CODES);
const isOfRules = (code: unknown): boolean => typeof code === 'string' && OF_RULES.has(code);
