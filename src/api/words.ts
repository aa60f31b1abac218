/** An ISO 8601 instant with any offset; absent when it is no instant. */
export const toInstant = (text: string | null | undefined): string | undefined =>
  text && !Number.isNaN(Date.parse(text)) ? text : undefined;

/** An account number or bank code without spaces; absent when nothing is left. */
export const compact = (text: string | null | undefined): string | undefined =>
  text?.replaceAll(/\s/g, '') || undefined;
