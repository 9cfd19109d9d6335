import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { build, mergeConfig } from 'vite';
import { config, sources } from '../../apps/admin/vite.config.ts';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8' };

export interface Pages {
  readonly url: string;
  close(): void;
}

/** Builds the contenders as the product is built and serves each under the product's own rule for scripts. */
export async function servePages(entries: Readonly<Record<string, string>>, peers: string | null): Promise<Pages> {
  const outDir = mkdtempSync(join(tmpdir(), 'bihuan-forms-'));
  await build(
    // The others draw with all of rjsf.
    mergeConfig(peers === null ? config : { ...config, resolve: { alias: sources } }, {
      root: import.meta.dirname,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      resolve: {
        alias:
          peers === null
            ? []
            : ['@rjsf/antd', 'survey-core', 'survey-react-ui'].map((name) => ({
                find: new RegExp(`^${name}(?=/|$)`, 'u'),
                replacement: join(peers, 'node_modules', name),
              })),
        dedupe: ['react', 'react-dom', 'antd', '@rjsf/core', '@rjsf/utils', '@ant-design/icons'],
      },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir,
        emptyOutDir: true,
        reportCompressedSize: false,
        rollupOptions: { input: { ...entries }, output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' } },
      },
    }),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const name = pathname.slice(1);
    const isPage = Object.hasOwn(entries, name);
    response.setHeader('content-security-policy', "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
    response.setHeader('content-type', isPage ? 'text/html; charset=utf-8' : (TYPES[extname(name)] ?? 'application/octet-stream'));
    if (isPage) return void response.end(htmlOf(name));
    const file = readdirSync(outDir, { recursive: true }).map(String).includes(name) ? readFileSync(join(outDir, name)) : '';
    response.statusCode = file === '' ? 404 : 200;
    response.end(file);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: urlOf(server),
    close: () => {
      server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

const htmlOf = (name: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/${name}.css"><script type="module" src="/${name}.js"></script></head><body><div id="root"></div></body></html>`;

function urlOf(server: Server): string {
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the pages are not served');
  return `http://127.0.0.1:${at.port}`;
}
