import { z } from 'zod';
import { text } from '../../kernel/http/text.js';
import type { StoredFile } from './commands/store-file.js';
import type { UploadProgress } from './uploads/upload-row.js';

export const fileView = z.strictObject({ id: z.uuid(), name: z.string(), size: z.int(), type: z.string(), sha256: z.string() }) satisfies z.ZodType<StoredFile>;

/** What is said of a file before its bytes come. */
export const beginUploadBody = z.strictObject({
  name: text.min(1).max(500),
  size: z
    .int()
    .min(0)
    .max(2 ** 40),
  /** As the browser calls it; `application/octet-stream` where it knows none. */
  type: text.max(200),
  /** Of all its bytes, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

/** How far it is: the next piece begins at `offset` and is `piece` bytes long, but for the last. */
export const uploadView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
  offset: z.int(),
  piece: z.int(),
}) satisfies z.ZodType<UploadProgress>;
