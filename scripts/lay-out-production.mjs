/** Copies what the product needs to run, and nothing else, into a directory: `node scripts/lay-out-production.mjs <directory>`. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './installation.mjs';

const manifests = ['package.json', 'package-lock.json', '.npmrc', 'apps/admin/package.json'];
const built = ['packages/forms', 'packages/workflows', 'packages/library', 'apps/api'].flatMap((room) => [`${room}/package.json`, `${room}/dist`]);

/** The admin is laid out as built files only; its packages are inside them. */
export function layOutProduction(target) {
  for (const path of [...manifests, ...built, 'apps/api/fonts', 'apps/admin/dist']) {
    if (!existsSync(join(root, path))) throw new Error(`${path} is missing. Run \`npm run build\` first.`);
    cpSync(join(root, path), join(target, path), { recursive: true, filter: (source) => !/\.tsbuildinfo$|\.build-stamp$|dist\/types/u.test(source) });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) layOutProduction(process.argv[2] ?? '/product');
