import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { PEOPLE } from '../src/sandbox/people.js';
import { PAGE } from './page.js';
import { cardId, named, play, stage, staged, until, type Stage } from './scenario.js';

const meta: Meta = { title: 'Design/Side by side', tags: ['!autodocs'], ...PAGE };
export default meta;

const [ALMA] = PEOPLE;
const WALLET = ALMA.accounts[0]?.walletId ?? '';

interface Look {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly lang: 'en' | 'sv';
}

/** Looks that a host's page can have; the toolbar's own theme counts around them only. */
const LOOKS: readonly Look[] = [
  { name: 'Light', scheme: 'light', dir: 'ltr', lang: 'en' },
  { name: 'Dark', scheme: 'dark', dir: 'ltr', lang: 'sv' },
  { name: 'Right to left', scheme: 'light', dir: 'rtl', lang: 'en' },
];

const signedIn = async (): Promise<{ readonly stage: Stage }> => {
  const made = await stage({ sandbox: { twoFactor: 'off' } })();
  await made.stage.client.session.signIn({ email: ALMA.email, password: ALMA.password });
  return made;
};

/** The same elements in every look. */
const sideBySide = (draw: (on: Stage) => TemplateResult, looks: readonly Look[] = LOOKS): StoryObj => ({
  loaders: [signedIn],
  render: (args, context) =>
    play(
      () => html`
        <main class="page looks">
          ${looks.map(
            ({ name, scheme, dir, lang }) => html`
              <section class="look ${scheme}" dir=${dir} lang=${lang} aria-label=${name}>
                <h2>${name}</h2>
                ${draw(staged(context.loaded))}
              </section>
            `,
          )}
        </main>
      `,
    )(args, context),
  play: async ({ canvasElement }) => {
    const elements = [...canvasElement.querySelectorAll('.look > *')];
    await until(
      () => elements.every(({ shadowRoot }) => !shadowRoot?.querySelector('[part~=skeleton]')),
      'everything is read',
    );
  },
});

export const Cards = sideBySide(
  (on) => html`
    <giro-card-list status="frozen" actions="freeze report"></giro-card-list>
    <giro-card-list status="frozen" layout="grid"></giro-card-list>
    <giro-freeze-toggle card-id=${cardId(on, named('Groceries'))}></giro-freeze-toggle>
    <giro-activate-card card-id=${cardId(on, named('Everyday'))}></giro-activate-card>
    <giro-report-card card-id=${cardId(on, named('Groceries'))}></giro-report-card>
  `,
);
export const Accounts = sideBySide(
  () => html`
    <giro-account-list currency="EUR"></giro-account-list>
    <giro-beneficiary-list></giro-beneficiary-list>
    <giro-statement-download account-id=${WALLET}></giro-statement-download>
  `,
);
/** Two only: each list names a landmark, in one language the same one. */
export const Transactions = sideBySide(
  () => html`<giro-transaction-list account-id=${WALLET} page-size="5"></giro-transaction-list>`,
  [
    { name: 'Light', scheme: 'light', dir: 'ltr', lang: 'en' },
    { name: 'Dark, right to left', scheme: 'dark', dir: 'rtl', lang: 'sv' },
  ],
);
export const Money = sideBySide(
  () => html`
    <giro-transfer-form
      amount="125000"
      currency="EUR"
      payee-name="DuBuque LLC"
      reference="Invoice 42"
    ></giro-transfer-form>
    <giro-convert-form></giro-convert-form>
  `,
);
export const SignIn: StoryObj = {
  ...sideBySide(() => html`<giro-sign-in email=${ALMA.email}></giro-sign-in>`),
  loaders: [stage()],
};
