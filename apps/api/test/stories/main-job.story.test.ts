import { loadLibrary } from '@bihuan/library';
import { runMainJob } from './support/main-job.js';
import { shippedScript } from './support/shipped-script.js';

runMainJob(loadLibrary(), shippedScript);
