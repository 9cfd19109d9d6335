import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startProduct } from '../../../tools/product/start-product.ts';
import { startedCampaign } from './prepared-year.js';

/** How far things are when a story begins: nobody has set anything up, the demo as it comes, or its campaign sent out. */
export type Beginning = 'nothing' | 'demo' | 'campaign';

export interface StoryDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** A database of one's own. What stories share in the beginning is made by the first that asks, and cloned for the others. */
export const storyDatabase = async (beginning: Beginning): Promise<StoryDatabase> => {
  const name = `story_${randomBytes(6).toString('hex')}`;
  await create(name, beginning === 'nothing' ? null : await alone(() => templateOf(beginning)));
  return { ...urlsOf(name), superuserUrl: urlOf('ADMIN', name), drop: () => drop(name) };
};

/** Of several processes that ask at once, one makes it and the others wait. */
const alone = async <T>(work: () => Promise<T>): Promise<T> =>
  asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock(1)'); // held until the connection ends
    return work();
  });

/** Renamed when it is complete, so that one that failed is never cloned. */
const templateOf = async (beginning: 'demo' | 'campaign'): Promise<string> => {
  const name = `beginning_${beginning}`;
  const { rowCount } = await asAdmin((admin) => admin.query('select from pg_database where datname = $1', [name]));
  if (rowCount !== 0) return name;
  const draft = `${name}_draft`;
  await drop(draft);
  await create(draft, beginning === 'campaign' ? await templateOf('demo') : null);
  const product = await startProduct({ database: urlsOf(draft), demo: true });
  try {
    if (beginning === 'campaign') await startedCampaign(product.url);
  } finally {
    await product.stop();
  }
  await asAdmin((admin) => admin.query(`alter database ${draft} rename to ${name}`));
  return name;
};

const create = (name: string, template: string | null) =>
  asAdmin((admin) => admin.query(`create database ${name} ${template === null ? '' : `template ${template}`} owner bihuan_owner strategy file_copy`));

const drop = async (name: string): Promise<void> => {
  await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
};

const asAdmin = async <T>(work: (admin: pg.Client) => Promise<T>): Promise<T> => {
  const admin = new pg.Client(urlOf('ADMIN', 'postgres'));
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
};

const urlsOf = (name: string) => ({ ownerUrl: urlOf('OWNER', name), appUrl: urlOf('APP', name) });

/** The cluster of this run, started before the first test. */
const urlOf = (role: 'ADMIN' | 'OWNER' | 'APP', name: string): string => {
  const base = process.env[`TEST_DATABASE_${role}_URL`];
  if (base === undefined) throw new Error('PostgreSQL was not started: run the journeys by jest with JOURNEYS set.');
  return Object.assign(new URL(base), { pathname: `/${name}` }).href;
};
