import { expect } from 'chai';
import { createClient, GiroError, type GiroErrorKind } from '../../src/index.js';
import { common } from '../../src/i18n/en/common.js';
import { loadTexts, textsOf } from '../../src/i18n/index.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { allInside, inside, maybeInside, place, setStage, textOf, until } from './stage.js';

/** What each failure tells the person to do, and whether doing it again can help. */
const KINDS: Readonly<
  Record<GiroErrorKind, { readonly todo: RegExp; readonly uppgift: RegExp; readonly retry: boolean }>
> = {
  offline: { todo: /try again/, uppgift: /försök igen/, retry: true },
  network: { todo: /try again/, uppgift: /försök igen/, retry: true },
  timeout: { todo: /Try again/, uppgift: /Försök igen/, retry: true },
  'rate-limited': { todo: /Wait a minute and try again/, uppgift: /Vänta en minut och försök igen/, retry: true },
  server: { todo: /Try again in a few minutes/, uppgift: /Försök igen om några minuter/, retry: true },
  'bad-answer': { todo: /Try again in a few minutes/, uppgift: /Försök igen om några minuter/, retry: true },
  cancelled: { todo: /Try again/, uppgift: /Försök igen/, retry: true },
  unauthorized: { todo: /Sign in again/, uppgift: /Logga in igen/, retry: true },
  forbidden: { todo: /Contact the bank/, uppgift: /Kontakta banken/, retry: false },
  'not-found': { todo: /Contact the bank/, uppgift: /Kontakta banken/, retry: false },
  validation: { todo: /contact the bank/, uppgift: /kontakta banken/, retry: false },
  refused: { todo: /Contact the bank/, uppgift: /Kontakta banken/, retry: false },
  'unknown-outcome': { todo: /Check whether/, uppgift: /Kontrollera om/, retry: false },
  usage: { todo: /Contact the bank/, uppgift: /Kontakta banken/, retry: false },
};

const REFERENCE = '00000000-0000-4000-8000-000000000001';

async function failing(kind: GiroErrorKind, locale: string): Promise<Element> {
  const { platform } = await setStage();
  const { cardsUrl, getToken } = platform;
  const client = createClient({ cardsUrl, getToken });
  const provider = document.createElement('giro-provider');
  provider.locale = locale;
  provider.client = {
    ...client,
    cards: {
      ...client.cards,
      list: () => Promise.reject(new GiroError(kind, `A test shows ${kind}.`, { requestId: REFERENCE })),
    },
  };
  const list = document.createElement('giro-card-list');
  provider.append(list);
  place(provider);
  await until(
    () => maybeInside(list, '[part=notice]'),
    () => `a notice (it shows: ${textOf(list)})`,
  );
  return list;
}

describe('a failure', () => {
  for (const [kind, { todo, uppgift, retry }] of Object.entries(KINDS) as [
    GiroErrorKind,
    (typeof KINDS)[GiroErrorKind],
  ][]) {
    it(`(${kind}) says what to do, gives the reference, and offers another try ${retry ? 'as that can help' : 'not, as that can’t help'}`, async () => {
      if (kind === 'usage') expectConsole(/A test shows usage/);
      const list = await failing(kind, 'en-GB');
      expect(common[`error.${kind}`]).to.match(todo);
      if (kind !== 'usage') expect(textOf(inside(list, '[part=notice]'))).to.match(todo); // a developer reads more
      expect(textOf(list)).to.include(`Reference: ${REFERENCE}`);
      expect(allInside(list, '[part=notice] button').map(textOf)).to.deep.equal(
        retry ? ['Try again', 'Copy reference'] : ['Copy reference'],
      );
      await expectAccessible(list);
    });

    it(`(${kind}) says so in Swedish, too`, async () => {
      await loadTexts('sv');
      expect(textsOf('sv')?.[`error.${kind}`]).to.match(uppgift);
      if (kind === 'usage') return; // a developer, as in this test, reads more
      const list = await failing(kind, 'sv');
      await until(() => uppgift.test(textOf(inside(list, '[part=notice]'))), String(uppgift));
    });
  }
});
