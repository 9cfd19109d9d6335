import { z } from 'zod';
import type { StoredFile } from './commands/store-file.js';

export const fileView = z.strictObject({ id: z.uuid(), name: z.string(), size: z.int(), type: z.string(), sha256: z.string() }) satisfies z.ZodType<StoredFile>;
