import { runMainJob } from './support/main-job.js';
import { secondLibrary } from './support/second-library.js';
import { secondScript } from './support/second-script.js';

runMainJob(secondLibrary(), secondScript);
