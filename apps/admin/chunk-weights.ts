import type { Plugin } from 'vite';

/** One script of the built pages: what it asks for before it runs, what is first loaded when it is needed, and how much of it is whose. */
export interface ChunkWeight {
  readonly file: string;
  /** The module it was made for; empty where it is shared by several. */
  readonly entry: string;
  readonly imports: readonly string[];
  /** Characters by package, our own by folder. */
  readonly parts: Readonly<Record<string, number>>;
}

/** Says beside the built pages what each script is made of, so that a test can weigh what a page loads first. No browser is sent it. */
export const chunkWeights = (): Plugin => ({
  name: 'chunk-weights',
  apply: 'build',
  enforce: 'post', // scripts that would hold nothing are gone by then
  generateBundle(_, bundle) {
    const weights = Object.values(bundle).flatMap((chunk): readonly ChunkWeight[] => {
      if (chunk.type !== 'chunk') return [];
      const parts: Record<string, number> = {};
      for (const [id, { renderedLength }] of Object.entries(chunk.modules)) parts[packageOf(id)] = (parts[packageOf(id)] ?? 0) + renderedLength;
      return [{ file: chunk.fileName, entry: entryOf(chunk.facadeModuleId), imports: chunk.imports, parts }];
    });
    this.emitFile({ type: 'asset', fileName: '.vite/weights.json', source: JSON.stringify(weights) });
  },
});

/** A package of others, or the folder of ours. */
const packageOf = (id: string): string =>
  /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(id)?.[1] ?? /(?:packages|admin\/src)(?:\/[^/]+){1,2}(?=\/)/u.exec(id)?.[0] ?? 'others';

const entryOf = (id: string | null): string => id?.split('?')[0]?.split('/src/').at(-1) ?? '';
