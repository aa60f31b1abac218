// What amounts look like around the world, written apart from what shows them.

/**
 * Locales whose digits, separators, signs or directions differ; the kit's own two among them. An engine that does not
 * have one shows it as in its own language; digits that are asked for by name (`-u-nu-`) every engine has.
 */
export const LOCALES =
  `en-GB en-US en-IN en-ZA en-CH sv-SE nb-NO da-DK fi-FI is-IS de-DE de-AT de-CH de-LI fr-FR fr-CH fr-CA it-IT it-CH
  es-ES es-MX es-AR es-SV pt-PT pt-BR nl-NL pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG el-GR et-EE lt-LT lv-LV sl-SI hr-HR ru-RU
  uk-UA tr-TR he-IL ar-EG ar-SA ar-MA fa-IR ur-PK ckb-IQ ps-AF hi-IN hi-IN-u-nu-deva mr-IN ne-NP bn-BD as-IN ta-IN
  ta-IN-u-nu-tamldec my-MM th-TH th-TH-u-nu-thai km-KH lo-LA dz-BT ja-JP zh-Hans-CN zh-Hant-TW zh-Hans-CN-u-nu-hanidec ko-KR
  vi-VN id-ID ka-GE hy-AM kk-KZ sw-KE am-ET en-GB-u-nu-mymr sv-SE-u-nu-khmr fr-FR-u-nu-laoo de-CH-u-nu-tibt
  en-IN-u-nu-gujr en-GB-u-nu-fullwide en-GB-u-nu-adlm en-GB-u-nu-mathsans he-IL-u-nu-arab`.split(/\s+/);

/** Currencies with none, two, three and four decimals, one of which no list knows. Source: ISO 4217. */
export const CURRENCIES = { JPY: 0, EUR: 2, SEK: 2, KWD: 3, CLF: 4, XXQ: 2 } as const;

/** Minor units that are easily shown wrongly: around 2^53, all nines, and small ones. */
export const AMOUNTS = [
  0n,
  1n,
  9n,
  10n,
  105n,
  9_999n,
  100_000n,
  1_234_567_890n,
  2n ** 53n - 1n,
  2n ** 53n + 1n,
  1_000_000_000_000_001n,
  9_876_543_210_123_457n,
  9_999_999_999_999_998n,
  9_999_999_999_999_999n,
] as const;

const DIGIT = /\p{Nd}/u;
/** Digits that Unicode counts as letters. */
const HAN = '〇一二三四五六七八九';

/** What a digit of any script counts: each script has its ten in a row, and before its nought stands none or a nine. */
function valueOf(char: string): number {
  if (HAN.includes(char)) return HAN.indexOf(char);
  const start = char.codePointAt(0) ?? 0;
  let at = start;
  while (DIGIT.test(String.fromCodePoint(at - 1))) at--;
  return (start - at) % 10;
}

/** The minor units a text shows, digit by digit. Throws for a text that is no amount with so many decimals. */
export function shownMinor(text: string, locale: string, decimals: number): { minor: bigint; negative: boolean } {
  const plain = Array.from(text, (char) =>
    DIGIT.test(char) || HAN.includes(char) ? String(valueOf(char)) : char,
  ).join('');
  const [number, ...others] = plain.match(/\d(?:.*\d)?/gu) ?? [];
  if (number === undefined || others.length > 0) throw new Error(`${locale}: no amount in ${text}`);
  if (/[\p{L}×^]/u.test(number)) throw new Error(`${locale}: letters within ${text}`);
  const groups = number.split(/\D+/u);
  const last = groups.at(-1) ?? '';
  const separators = number.match(/\D+/gu) ?? [];
  if (decimals > 0) {
    if (last.length !== decimals) throw new Error(`${locale}: not ${String(decimals)} decimals in ${text}`);
    const decimal = separators.at(-1);
    if (separators.slice(0, -1).includes(decimal ?? ''))
      throw new Error(`${locale}: one sign for two things in ${text}`);
  }
  if (new Set(decimals > 0 ? separators.slice(0, -1) : separators).size > 1)
    throw new Error(`${locale}: groups apart in different ways in ${text}`);
  return { minor: BigInt(number.replaceAll(/\D/gu, '')), negative: /[\u2212-]/.test(plain) };
}
