import { build } from 'vite';

/** Prints one module as the browser's build makes it, under the name `built`. A process of its own, because the builder is native code. */
const built = await build({
  configFile: false,
  logLevel: 'error',
  build: { write: false, lib: { entry: process.argv[2] ?? '', formats: ['iife'], name: 'built' } },
});
const [chunk] = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
process.stdout.write(chunk?.type === 'chunk' ? chunk.code : '');
