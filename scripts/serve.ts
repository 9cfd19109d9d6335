/** Runs the built product with its PostgreSQL, tells where it is, and stops both when asked. */
import { startProduct } from '../tools/product/start-product.ts';
import type { ProductOptions, StartedProduct } from '../tools/product/start-product.ts';

const stopAsked = new Promise<'asked'>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('asked'));
  process.once('disconnect', () => resolve('asked'));
});

try {
  const product = await startProduct(optionsFromEnvironment());
  await announce(product);
  const why = await Promise.race([stopAsked, product.ended.then(() => 'ended' as const)]);
  await product.stop();
  console.log(why === 'asked' ? '已停止。Stopped.' : '服务意外停止。The product ended by itself.');
  process.exit(why === 'asked' ? 0 : 1);
} catch (error) {
  console.error(`未能启动 Not started: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function optionsFromEnvironment(): ProductOptions {
  // An empty value is how shells and unit files leave a variable out.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const { DATABASE_URL, DATABASE_APP_URL, HOST, PORT, BIHUAN_DEMO, BIHUAN_DATA_DIR } = given;
  return {
    output: 'inherit',
    demo: BIHUAN_DEMO !== '0' && !process.argv.includes('--own'),
    ...(HOST === undefined ? {} : { host: HOST }),
    ...(PORT === undefined ? {} : { port: Number(PORT) }),
    ...(BIHUAN_DATA_DIR === undefined ? {} : { dataDir: BIHUAN_DATA_DIR }),
    ...(DATABASE_URL === undefined ? {} : { database: { ownerUrl: DATABASE_URL, appUrl: appUrl(DATABASE_APP_URL) } }),
  };
}

function appUrl(given: string | undefined): string {
  if (given !== undefined) return given;
  throw new Error('DATABASE_URL is set, DATABASE_APP_URL is not. The product works as a second role that owns nothing.');
}

interface DemoSignIns {
  readonly tenant: string;
  readonly sessions: readonly { readonly staffNo: string; readonly name: string; readonly job: string }[];
  readonly password: string | null;
}

async function announce(product: StartedProduct): Promise<void> {
  const setup = (await (await product.api('/api/setup')).json()) as { readonly state: 'needed' | 'done' }; // our own server's contract
  const place = setup.state === 'needed' ? '上面的设置链接 the set-up link above' : product.url;
  console.log(`\n闭环已就绪，请在浏览器打开 Bihuan is ready, open ${place}`);
  const answer = await product.api('/api/demo-sign-ins');
  if (answer.ok) announceSignIns((await answer.json()) as DemoSignIns); // our own server's contract
  if (answer.ok && process.argv.includes('--own'))
    console.log(
      '\n这里已经装了演示单位，--own 没有起作用。要建自己的单位，请换一个空的数据目录：BIHUAN_DATA_DIR=目录 npm start -- --own\nThe demo is already here; for an organisation of your own choose an empty BIHUAN_DATA_DIR.',
    );
  console.log('按 Ctrl-C 停止。Press Ctrl-C to stop.\n');
}

function announceSignIns({ tenant, sessions, password }: DemoSignIns): void {
  console.log(`\n演示单位 Demo tenant: ${tenant}`);
  if (password !== null) console.log(`演示密码（各人相同） Demo password, the same for everybody: ${password}`);
  console.log('工号 Staff number:');
  for (const { staffNo, name, job } of sessions) console.log(`  ${staffNo}  ${name}  ${job}`);
}
