/** Where seeded payments go. All made up. */
export interface Shop {
  /** `undefined` for one of which the platform knows no name. */
  readonly name: string | undefined;
  /** ISO 4217; `undefined` for the card's own. */
  readonly currency: string | undefined;
  /** What is paid there at least and at most, in euro cents. */
  readonly range: readonly [from: number, to: number];
}

const shop = (name: string | undefined, from: number, to: number, currency?: string): Shop => ({
  name,
  currency,
  range: [from, to],
});

/** Those a card pays most often, and every fourth time one of {@link RARE_SHOPS}. */
export const USUAL_SHOPS: readonly Shop[] = [
  shop('Exempel Livs', 480, 9_250),
  shop('Café Échantillon', 320, 1_480),
  shop('Musterbäckerei am Markt', 190, 1_150),
  shop('Provstationen Bensin & Laddning', 1_500, 8_900),
  shop('Sampleton Metro', 240, 240),
  shop('Esimerkki Apteekki', 590, 4_300),
  shop('Voorbeeld Fietsen', 900, 23_900),
  shop('Bokhandeln Exemplaret', 1_100, 6_400),
  shop('Lunchbaren Provsmak', 950, 1_690),
  shop('Przykładowa Piekarnia', 210, 980),
];

/** What is paid once a month; one has a very long name. */
export const MONTHLY_SHOPS: readonly Shop[] = [
  shop('Streamly Example Subscription', 1_299, 1_299),
  shop('Ejemplo Gimnasio', 3_490, 3_490),
  shop(
    'Beispielhafte Versicherungs- und Rückversicherungsgesellschaft auf Gegenseitigkeit für Wohngebäude und Hausrat, Zweigniederlassung Musterstadt',
    8_990,
    8_990,
  ),
];

/** Names in other scripts, other currencies, and one without a name. */
export const RARE_SHOPS: readonly Shop[] = [
  shop('見本ラーメン 渋谷店', 700, 2_900, 'JPY'),
  shop('Sample Diner & Sons, Fifth Avenue', 1_800, 7_600, 'USD'),
  shop('مقهى المثال', 400, 1_900),
  shop('Specimen Rail Tickets', 2_300, 14_500, 'GBP'),
  shop('Книжный магазин «Пример»', 800, 5_200),
  shop(undefined, 1_000, 6_000),
  shop('Eksempel Skiheis og Fjellstue', 5_500, 21_000, 'NOK'),
  shop('Παράδειγμα Ταβέρνα', 1_900, 8_400),
  shop('ร้านอาหารตัวอย่าง', 600, 3_100),
  shop('Exempel Möbler <Lagret>', 4_900, 48_000, 'SEK'),
  shop('दुकान उदाहरण', 450, 2_700),
  shop('Prøvebryggen', 1_200, 5_900, 'DKK'),
];
