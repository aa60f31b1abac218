import { useEffect, useState, type ReactElement } from 'react';
import {
  GiroAccountList,
  GiroCardList,
  GiroFreezeToggle,
  GiroProvider,
  GiroSignIn,
  GiroStatementDownload,
  GiroTransferForm,
} from 'giro-elements/react';

const TEXTS = { 'freeze.label': 'Pause {card}' };

/** A bank's page with the kit's components: before version 19, React hears no events of tags. */
export function Bank(): ReactElement {
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
    <GiroProvider
      environment="sandbox"
      locale={locale}
      messages={TEXTS}
      onGiroSignedIn={() => setSignedIn(true)}
      onGiroSignedOut={() => setSignedIn(false)}
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
      <GiroCardList
        layout="grid"
        selected={cardId}
        onGiroCardSelect={({ detail }) => {
          setCardId(detail.cardId);
          tell(`selected ${detail.cardId}`);
        }}
      />
      {cardId !== undefined && (
        <GiroFreezeToggle
          cardId={cardId}
          onGiroCardFreezeChange={({ detail }) => tell(detail.frozen ? 'frozen' : 'not frozen')}
        />
      )}
      {open && !signedIn && <GiroSignIn />}
      {open && signedIn && (
        <section>
          <GiroAccountList onGiroAccountSelect={({ detail }) => setAccountId(detail.accountId)} />
          {accountId !== undefined && (
            <>
              <GiroTransferForm
                accountId={accountId}
                amount="1250"
                currency="EUR"
                payeeName="DuBuque LLC"
                iban="SE3397700000010000000025"
                bic="FTCSSESS"
                reference="Invoice 1"
                onGiroTransferCreated={({ detail }) => tell(`sent ${detail.transactionId}`)}
              />
              <GiroStatementDownload
                accountId={accountId}
                format="csv"
                saveFile={(file, name) => tell(`saved ${name} ${file.type}`)}
              />
            </>
          )}
        </section>
      )}
    </GiroProvider>
  );
}
