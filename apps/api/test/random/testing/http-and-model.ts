import { compile, REFUSAL_CODES } from '@bihuan/workflows';
import type { ItemEvent, LifecycleDefinition, Machine, Mapping } from '@bihuan/workflows';
import { dice as diceOf } from '../../../../../packages/workflows/src/testing/reference/dice.js';
import type { Features } from '../../../../../packages/workflows/src/testing/reference/features.js';
import { UNBORN, type EventOf, type Item } from '../../../../../packages/workflows/src/testing/reference/item.js';
import { play } from '../../../../../packages/workflows/src/testing/reference/model.js';
import { randomCommand } from '../../../../../packages/workflows/src/testing/reference/random-command.js';
import { goOver } from '../../../../../packages/workflows/src/testing/reference/versions.js';
import { difference, viewOfEngine, viewOfModel } from '../../../../../packages/workflows/src/testing/reference/views.js';
import { OFFICE, World } from '../../../../../packages/workflows/src/testing/reference/world.js';
import { recordOf, type StoredEvent } from '../../../src/capabilities/history/index.js';
import { stateOf, type ItemRow } from '../../../src/capabilities/items/index.js';
import type { Tx } from '../../../src/kernel/database/tx.js';
import { uuidV7 } from '../../../src/kernel/ids/uuid-v7.js';
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
  /** Items that went over to a new version, and that both say stay. */
  over: number;
  stayed: number;
  readonly codes: Map<string, number>;
}

/** What was sent, and the answer. */
interface Sent {
  readonly sender: UploadingVisitor;
  readonly body: NonNullable<ReturnType<typeof bodyOf>>;
  readonly answer: Answer;
}

interface Version {
  readonly definition: LifecycleDefinition;
  readonly machine: Machine;
}

/** On a machine that has too much to do the api says so, and is asked again with the same key. */
export async function sentOnce(who: UploadingVisitor, path: string, body: object): Promise<Answer> {
  const key = uuidV7();
  for (let tried = 1; ; tried += 1) {
    const answer = await who.send('POST', path, body, key);
    if (answer.status !== 503 || tried === PATIENCE) return answer;
  }
}
const PATIENCE = 20;

/** Commands that nobody sends (of the system, of strangers) are passed over, so often at most. */
const TRIES = 12;

/** One item over HTTP and PostgreSQL, and the same item of the model, which is told what the api recorded. */
export class HttpAndModel {
  private model: Item = UNBORN;
  private item: ItemRow | null = null;
  private version: Version;
  private readonly world: World;
  private sent: Sent | null = null;
  private told: string[] = [];
  /** Up to which of its records the model was told. */
  seq = 0;

  constructor(
    private readonly app: TestApp,
    private readonly cast: Cast,
    private readonly of: { readonly definition: LifecycleDefinition; readonly itemId: string; readonly features: Features; readonly counts: Compared },
  ) {
    this.version = { definition: of.definition, machine: compile(of.definition) };
    this.world = new World(of.definition);
  }

  get itemId(): string {
    return this.of.itemId;
  }

  /** One command by somebody, sent and not yet looked at: the first of these numbers that means one that can be sent. */
  async send(seed: number): Promise<void> {
    const { features, itemId, counts } = this.of;
    for (let tried = 0; tried < TRIES; tried += 1) {
      const asked = randomCommand({ definition: this.version.definition, item: this.model, world: this.world, dice: diceOf(seed + tried), features });
      const by = this.cast.senderOf(asked.facts.actor);
      const { item } = this;
      const body = by === null || !item ? null : bodyOf(asked, { version: item.version, idOf: this.cast.idOf, submits: this.handsIn(asked, item) });
      const sender = by === null || !body ? null : await this.cast.visitor(by);
      if (!body || !sender) continue;
      const answer = await sentOnce(sender, `/items/${itemId}/events`, body);
      this.told.push(`${by} ${JSON.stringify({ ...body, expectedVersion: undefined })} → ${answer.status} ${answer.body.code ?? ''}`);
      const code = answer.body.code ?? 'happens';
      counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1);
      this.sent = { sender, body, answer };
      return;
    }
  }

  /** The form travels with what hands it in, wherever the item stands. */
  private handsIn(event: ItemEvent, item: ItemRow): boolean {
    if (event.type !== 'ACT') return false;
    const on = this.version.definition.states[item.states[0] ?? '']?.on ?? {};
    return Object.hasOwn(on, event.act) && on[event.act]?.submits === true;
  }

  /** Looks at what came of it: the item and its records since, as they are stored. */
  async sees(tx: Tx, item: ItemRow | undefined, events: readonly StoredEvent[], versionOf: (id: string) => LifecycleDefinition | undefined): Promise<void> {
    const { sent, item: before } = this;
    const { counts } = this.of;
    this.sent = null;
    if (!item) throw new Error('the item is gone');
    if (sent && sent.answer.status !== 200) return this.refused(tx, sent, { before, item });
    if (sent) {
      counts.happened += 1;
      counts.compared += 1;
    }
    this.item = item;
    if (events.length > 0) this.follow(item, events, versionOf);
  }

  /** What was recorded since leads the model to what is stored. */
  private follow(item: ItemRow, events: readonly StoredEvent[], versionOf: (id: string) => LifecycleDefinition | undefined): void {
    for (const event of events) {
      const said = this.cast.named(recordOf(event).event);
      const next = said.type === 'UPGRADE' ? this.goesOver(said, versionOf(said.version)) : play(this.version.definition, this.model, said);
      if (typeof next === 'string' || !('places' in next)) this.differ({ api: `recorded ${said.type}`, model: next, event: said });
      this.model = next;
      this.seq = event.seq;
    }
    const { machine, definition } = this.version;
    const [api, model] = [viewOfEngine(machine, this.cast.named(stateOf(item))), viewOfModel(definition, this.model)];
    if (JSON.stringify(api) === JSON.stringify(model)) return;
    const { engine, model: other } = difference(api, model);
    this.differ({ api: engine, model: other });
  }

  private goesOver(event: EventOf<'UPGRADE'>, to: LifecycleDefinition | undefined): Item | readonly string[] {
    if (!to) return ['a version nobody published'];
    const gone = goOver({ from: this.version.definition, to, event }, this.model);
    this.version = { definition: to, machine: compile(to) };
    this.world.reads(to);
    this.of.counts.over += 1;
    return gone;
  }

  /** It did not go over, with what the api says of it: the model has a reason too, or nobody is there for what would begin. */
  stayed({ to, mapping, why }: { readonly to: LifecycleDefinition; readonly mapping: Mapping; readonly why: string }): void {
    const { definition } = this.version;
    if (this.item?.ended !== null || definition === to) return;
    const event: EventOf<'UPGRADE'> = { type: 'UPGRADE', version: '', mapping, facts: this.world.facts({ type: 'system', rule: 'test' }, diceOf(1)) };
    const gone = goOver({ from: definition, to, event }, this.model);
    if ('places' in gone && !/没有(?:人|找到)|任职/u.test(why)) this.differ({ api: `stays: ${why}`, model: 'goes over', event });
    this.of.counts.stayed += 1;
  }

  /** A refusal of the rules is the model's too, of the same event with the same facts; of any refusal nothing remains. */
  private async refused(tx: Tx, { sender, body, answer }: Sent, { before, item }: { before: ItemRow | null; item: ItemRow }): Promise<void> {
    const { counts } = this.of;
    if (item.version !== before?.version || item.headSeq !== before.headSeq)
      this.differ({ api: `refused and changed: ${answer.body.code}`, model: 'a refusal changes nothing' });
    const { code } = answer.body;
    // Who may override at all is asked before the item is looked at.
    if (!isOfRules(code) || (code === 'office.not-yours' && sender.personId !== this.cast.idOf(OFFICE))) {
      if (answer.status >= 500) this.differ({ api: JSON.stringify(answer.body), model: 'nothing fails' });
      counts.apart += 1;
      return;
    }
    const event = this.cast.named(await asTheApiSees(tx, this.app, { before: item, personId: sender.personId, body }));
    const said = play(this.version.definition, this.model, event);
    counts.compared += 1;
    if (said !== code) this.differ({ api: code, model: typeof said === 'string' ? said : 'happens', event });
  }

  private differ(difference: { api: unknown; model: unknown; event?: unknown }): never {
    throw new Error(
      `the api and the model do not say the same: ${JSON.stringify(difference, null, 1)}\n${this.told.join('\n')}\n${JSON.stringify(this.version.definition)}`,
    );
  }
}

const OF_RULES: ReadonlySet<string> = new Set(REFUSAL_CODES);
const isOfRules = (code: unknown): boolean => typeof code === 'string' && OF_RULES.has(code);
