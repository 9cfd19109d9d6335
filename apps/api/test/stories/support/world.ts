import type { TestApp } from '../../../src/testing/test-app.js';
import type { Case, MainJobScript } from './main-job-script.js';
import { must, peopleOf } from './person.js';
import type { Person } from './person.js';

/** What the story has to hand on from one part to the next. */
export interface World {
  readonly app: TestApp;
  person(staffNo: string): Promise<Person>;
  /** Items the story keeps coming back to, by a name of the story's own. */
  readonly items: Map<string, string>;
  /** The item kept under a name. */
  itemOf(name: string): string;
  /** Moves the demo date. */
  moveTo(by: Person, day: string): Promise<void>;
}

/** One part of the job. */
export type Part = (world: World, script: MainJobScript) => Promise<void>;
/** Tells one part under a title a user would accept. */
export type Tell = (title: string, part: Part) => void;

export const caseName = ({ text }: Pick<Case, 'text'>): string => `case ${text}`;

export function worldOf(app: TestApp): World {
  const items = new Map<string, string>();
  return {
    app,
    items,
    person: peopleOf(app),
    itemOf: (name) => {
      const id = items.get(name);
      if (id === undefined) throw new Error(`the story has no ${name} yet`);
      return id;
    },
    moveTo: async (by, day) => {
      const me = must(`moves to ${day}`, await by.send('POST', '/demo/date', { date: day }));
      if (me.today.on !== day) throw new Error(`it should be ${day}, not ${me.today.on}`);
      await app.settle();
    },
  };
}
