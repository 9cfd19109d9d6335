import { flushCompileCache } from 'node:module';

/** Loaded before the product: when the program that started it is gone, it ends as if asked to. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

// Where what was compiled is kept for the next start (NODE_COMPILE_CACHE), it is kept soon: a test may kill this process.
setTimeout(flushCompileCache, 2_000).unref();
