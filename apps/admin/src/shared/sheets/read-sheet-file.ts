import type { Sheet } from '@bihuan/forms';
import { api } from '../../api/client.js';

/** What the paper of a .docx or .xlsx shows. The server reads it and keeps nothing. */
export const readSheetFile = async (file: File): Promise<readonly Sheet[]> => {
  const form = new FormData();
  form.append('file', file, file.name);
  return (await api.post<{ readonly sheets: readonly Sheet[] }>('/sheets/read', form)).sheets;
};
