/** A program that uses PostgreSQL until it is killed: the supervisor's tests run several of these. */
import { startPostgres } from '../postgres.ts';

const started = await startPostgres({ dataDir: process.argv[2] ?? '', quiet: true });
process.send?.({ adopted: started.adopted, appUrl: started.appUrl, port: started.port });
process.on('message', () => void started.stop().then(() => process.exit(0)));
