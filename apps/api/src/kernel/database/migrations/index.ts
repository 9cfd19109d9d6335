import { CreateFirstTables1788300000000 } from './1788300000000-create-first-tables.js';
import { KeepPublishedDefinitions1788400000000 } from './1788400000000-keep-published-definitions.js';

export const migrations = [CreateFirstTables1788300000000, KeepPublishedDefinitions1788400000000];
