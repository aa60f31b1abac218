import { createEffect, createSignal, Show, type JSX } from 'solid-js';
import type {} from 'giro-elements/solid';

const TEXTS = { 'freeze.label': 'Pause {card}' };

/** A bank's page with the kit's tags: Solid hears their events by `on:` and sets properties by `prop:`. */
export function Bank(): JSX.Element {
  const [locale, setLocale] = createSignal('en');
  const [dark, setDark] = createSignal(false);
  const [open, setOpen] = createSignal(false);
  const [signedIn, setSignedIn] = createSignal(false);
  const [cardId, setCardId] = createSignal<string>();
  const [accountId, setAccountId] = createSignal<string>();
  const [told, tell] = createSignal('');

  createEffect(() => {
    document.documentElement.style.colorScheme = dark() ? 'dark' : 'light';
  });

  return (
    <giro-provider
      environment="sandbox"
      locale={locale()}
      prop:messages={TEXTS}
      on:giro-signed-in={() => setSignedIn(true)}
      on:giro-signed-out={() => setSignedIn(false)}
    >
      <p>
        <button id="language" onClick={() => setLocale(locale() === 'en' ? 'sv' : 'en')}>
          Language
        </button>
        <button id="theme" onClick={() => setDark(!dark())}>
          Theme
        </button>
        <button id="money" onClick={() => setOpen(!open())}>
          Money
        </button>
        <output id="told">{told()}</output>
      </p>
      <giro-card-list
        layout="grid"
        prop:selected={cardId()}
        on:giro-card-select={({ detail }) => {
          setCardId(detail.cardId);
          tell(`selected ${detail.cardId}`);
        }}
      />
      <Show when={cardId()}>
        {(id) => (
          <giro-freeze-toggle
            prop:cardId={id()}
            on:giro-card-freeze-change={({ detail }) => tell(detail.frozen ? 'frozen' : 'not frozen')}
          />
        )}
      </Show>
      <Show when={open() && !signedIn()}>
        <giro-sign-in />
      </Show>
      <Show when={open() && signedIn()}>
        <section>
          <giro-account-list on:giro-account-select={({ detail }) => setAccountId(detail.accountId)} />
          <Show when={accountId()}>
            {(id) => (
              <>
                <giro-transfer-form
                  account-id={id()}
                  amount="1250"
                  currency="EUR"
                  payee-name="DuBuque LLC"
                  iban="SE3397700000010000000025"
                  bic="FTCSSESS"
                  reference="Invoice 1"
                  on:giro-transfer-created={({ detail }) => tell(`sent ${detail.transactionId}`)}
                />
                <giro-statement-download
                  account-id={id()}
                  format="csv"
                  prop:saveFile={(file, name) => {
                    tell(`saved ${name} ${file.type}`);
                  }}
                />
              </>
            )}
          </Show>
        </section>
      </Show>
    </giro-provider>
  );
}
