/** Loaded before the product: when the program that started it is gone, it ends as if asked to. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
