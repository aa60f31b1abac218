import { useEffect, useState, type ReactNode } from 'react';
import type {} from 'giro-elements/react';

const TEXTS = { 'freeze.label': 'Pause {card}' };

/** A bank's page with the kit's tags, as React 19 writes them: events are `on` and their name. */
export function Bank(): ReactNode {
  const [locale, setLocale] = useState('en');
  const [dark, setDark] = useState(false);
  const [open, setOpen] = useState(false);
  const [signedIn, setSignedIn] = useState(false);
  const [cardId, setCardId] = useState<string>();
  const [accountId, setAccountId] = useState<string>();
  const [told, tell] = useState('');

  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);

  return (
    <giro-provider
      environment="sandbox"
      locale={locale}
      messages={TEXTS}
      ongiro-signed-in={() => setSignedIn(true)}
      ongiro-signed-out={() => setSignedIn(false)}
    >
      <p>
        <button id="language" onClick={() => setLocale(locale === 'en' ? 'sv' : 'en')}>
          Language
        </button>
        <button id="theme" onClick={() => setDark(!dark)}>
          Theme
        </button>
        <button id="money" onClick={() => setOpen(!open)}>
          Money
        </button>
        <output id="told">{told}</output>
      </p>
      <giro-card-list
        layout="grid"
        {...(cardId !== undefined && { selected: cardId })}
        ongiro-card-select={({ detail }) => {
          setCardId(detail.cardId);
          tell(`selected ${detail.cardId}`);
        }}
      />
      {cardId !== undefined && (
        <giro-freeze-toggle
          cardId={cardId}
          ongiro-card-freeze-change={({ detail }) => tell(detail.frozen ? 'frozen' : 'not frozen')}
        />
      )}
      {open && !signedIn && <giro-sign-in />}
      {open && signedIn && (
        <section>
          <giro-account-list ongiro-account-select={({ detail }) => setAccountId(detail.accountId)} />
          {accountId !== undefined && (
            <>
              <giro-transfer-form
                account-id={accountId}
                amount="1250"
                currency="EUR"
                payee-name="DuBuque LLC"
                iban="SE3397700000010000000025"
                bic="FTCSSESS"
                reference="Invoice 1"
                ongiro-transfer-created={({ detail }) => tell(`sent ${detail.transactionId}`)}
              />
              <giro-statement-download
                account-id={accountId}
                format="csv"
                saveFile={(file, name) => tell(`saved ${name} ${file.type}`)}
              />
            </>
          )}
        </section>
      )}
    </giro-provider>
  );
}
