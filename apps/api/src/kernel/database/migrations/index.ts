import { CreateFirstTables1788300000000 } from './1788300000000-create-first-tables.js';

export const migrations = [CreateFirstTables1788300000000];
