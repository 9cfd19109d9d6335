import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunkWeights } from './chunk-weights.ts';

const source = (name: string) => fileURLToPath(new URL(`../../packages/${name}`, import.meta.url));
const plain = (file: string) => fileURLToPath(new URL(`src/form-kit/plain-${file}`, import.meta.url));

// Our packages are read from their sources, so that the admin builds without building them first.
export const sources = [
  { find: /^@bihuan\/forms\/conditions$/, replacement: source('forms/src/conditions/index.ts') },
  { find: /^@bihuan\/(forms|workflows|library)$/, replacement: source('$1/src/index.ts') },
];

export const config = defineConfig({
  base: '/',
  plugins: [react(), chunkWeights()],
  resolve: {
    alias: [
      ...sources,
      // Of what rjsf brings along, what no form of ours asks for.
      { find: /^\.\/shallowAllOfMerge\.js$/, replacement: plain('merge.ts') },
      { find: /^\.\/(ArrayField|LayoutGridField|LayoutMultiSchemaField)\.js$/, replacement: plain('fields.ts') },
      { find: './components/widgets/index.js', replacement: plain('widgets.ts') },
      { find: 'fast-uri', replacement: plain('uris.ts') },
      { find: 'markdown-to-jsx/react', replacement: plain('markdown.tsx') },
    ],
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 700, reportCompressedSize: true, assetsInlineLimit: 0 },
  server: { port: 5173, strictPort: true, proxy: { '/api': { target: process.env.API_ORIGIN ?? 'http://127.0.0.1:3000', changeOrigin: false } } },
});

// Vite asks for a default export.
export default config;
