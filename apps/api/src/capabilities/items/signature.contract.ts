import { SIGNATURE_MAX_LENGTH, SIGNATURE_STROKES } from '@bihuan/forms';
import { z } from 'zod';
import { text } from '../../kernel/http/text.js';

/** What was drawn with a decision, or the name typed instead. */
export const signatureBody = z.union([
  z.strictObject({ strokes: text.max(SIGNATURE_MAX_LENGTH).regex(new RegExp(SIGNATURE_STROKES, 'u')) }),
  z.strictObject({ name: text.trim().min(1).max(50) }),
]);
export type SignatureBody = z.infer<typeof signatureBody>;

/** The same as it is shown: one of the two that was given, or a note where neither can be shown here. */
export const signatureView = z.strictObject({ strokes: z.string().nullable(), name: z.string().nullable(), note: z.string().nullable() });
export type SignatureView = z.infer<typeof signatureView>;
