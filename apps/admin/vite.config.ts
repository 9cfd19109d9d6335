import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const source = (name: string) => fileURLToPath(new URL(`../../packages/${name}`, import.meta.url));

export const config = defineConfig({
  base: '/',
  plugins: [react()],
  // Our packages are read from their sources, so that the admin builds without building them first.
  resolve: {
    alias: [
      { find: /^@bihuan\/forms\/conditions$/, replacement: source('forms/src/conditions/index.ts') },
      { find: /^@bihuan\/(forms|workflows|library)$/, replacement: source('$1/src/index.ts') },
      { find: 'markdown-to-jsx/react', replacement: fileURLToPath(new URL('src/form-kit/plain-markdown.tsx', import.meta.url)) },
    ],
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 700, reportCompressedSize: true, assetsInlineLimit: 0 },
  server: { port: 5173, strictPort: true, proxy: { '/api': { target: process.env.API_ORIGIN ?? 'http://127.0.0.1:3000', changeOrigin: false } } },
});

// Vite asks for a default export.
export default config;
