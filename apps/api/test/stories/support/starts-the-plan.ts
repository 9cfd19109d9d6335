import { expect } from '@jest/globals';
import { takeTurns } from './takes-turns.js';
import type { Tell } from './world.js';

/** The office opens the plan, completes it, has it approved and starts it. */
export function startsThePlan(tell: Tell): void {
  tell('opens the plan and is told what is missing', async (world, { office, plan, missing }) => {
    const person = await world.person(office);
    const line = (await person.reads('/plans')).find(({ year }: { year: number }) => year === plan.year);
    const { body: campaign } = await person.send('POST', '/campaigns', { plan: line.key });
    world.items.set('campaign', campaign.id);
    expect(campaign.stages.map(({ title }: { title: string }) => title)).toEqual(plan.stages);
    expect(campaign.tasks.map(({ printedNo }: { printedNo: string }) => printedNo)).toEqual(plan.printed);
    expect(campaign.blockers.map(({ text }: { text: string }) => text)).toEqual(missing);
  });

  tell('cannot submit it before it is complete', async (world, { office, start }) => {
    const [submission] = start;
    if (!submission) throw new Error('the script submits the plan');
    const answer = await (await world.person(office)).tries(world.itemOf('campaign'), submission);
    expect([answer.status, answer.body.code]).toEqual([422, 'act.requirement-not-met']);
    expect(answer.body.detail).toMatch(/请先/u);
  });

  tell('fills every empty cell in one go', async (world, { office, assign }) => {
    const person = await world.person(office);
    const { ways, units } = await person.reads('/choices');
    const [way, unit] = [ways.find(({ label }: Named) => label === assign.way), units.find(({ name }: Named) => name === assign.lead)];
    const path = `/campaigns/${world.itemOf('campaign')}`;
    const campaign = await person.reads(path);
    const changes = campaign.tasks.flatMap(({ id, lead, how, dueOn }: Cells) => {
      const change = {
        ...(lead ? {} : { lead: { type: 'units', units: [unit.id] } }),
        ...(how ? {} : { how: { way: way.key, lists: [] } }),
        ...(dueOn ? {} : { dueOn: assign.due }),
      };
      return Object.keys(change).length > 0 ? [{ taskId: id, ...change }] : [];
    });
    const { body } = await person.send('PATCH', `${path}/tasks`, { expectedVersion: campaign.version, changes });
    expect(body.blockers).toEqual([]);
  });

  tell('has it approved and starts it; everybody gets a share', async (world, { office, start, sent }) => {
    await takeTurns(world, world.itemOf('campaign'), start);
    await world.app.settle();
    const { launched } = await (await world.person(office)).reads(`/campaigns/${world.itemOf('campaign')}`);
    expect(launched).toEqual({ done: sent, total: sent, notSent: null });
  });
}

interface Named {
  readonly label: string;
  readonly name: string;
}
interface Cells {
  readonly id: string;
  readonly lead: object | null;
  readonly how: object | null;
  readonly dueOn: object | null;
}
