import type { ReactNode } from 'react';

/**
 * Stands in the built pages for the markdown reader rjsf brings along: our hints are plain text and are drawn by our own templates, so
 * that 21 kB of script that turns text into markup are not sent to anybody.
 */
export const Markdown = ({ children }: { readonly children?: ReactNode }) => <>{children}</>;
