/** Browsers let 64 KiB outlive a page. */
export const isSmall = (body: unknown): boolean => new Blob([JSON.stringify(body)]).size < 60_000;
