/** Smallest amounts in minor units; these are the currencies there are, too. Source: Banking v2, "Create a transfer", `amount`. */
export const MINIMUMS: Readonly<Record<string, bigint>> = {
  EUR: 100n,
  USD: 200n,
  GBP: 100n,
  SEK: 1500n,
  NOK: 1500n,
  DKK: 800n,
};

/** ISO 4217 codes money can be sent in. */
export const TRANSFER_CURRENCIES: readonly string[] = Object.keys(MINIMUMS);
