import { Component, effect, signal } from '@angular/core';
import type { SaveFile } from 'giro-elements';
import { GIRO_DIRECTIVES } from './giro-directives.js';

/** A bank's page with the kit's tags; the directives let Angular's compiler check them. */
@Component({
  selector: 'bank-page',
  imports: [...GIRO_DIRECTIVES],
  template: `
    <giro-provider
      environment="sandbox"
      [locale]="locale()"
      [messages]="texts"
      (giro-signed-in)="signedIn.set(true)"
      (giro-signed-out)="signedIn.set(false)"
    >
      <p>
        <button id="language" (click)="locale.set(locale() === 'en' ? 'sv' : 'en')">Language</button>
        <button id="theme" (click)="dark.set(!dark())">Theme</button>
        <button id="money" (click)="open.set(!open())">Money</button>
        <output id="told">{{ told() }}</output>
      </p>
      <giro-card-list
        layout="grid"
        [selected]="cardId()"
        (giro-card-select)="cardId.set($event.detail.cardId); told.set('selected ' + $event.detail.cardId)"
      />
      @if (cardId(); as id) {
        <giro-freeze-toggle
          [cardId]="id"
          (giro-card-freeze-change)="told.set($event.detail.frozen ? 'frozen' : 'not frozen')"
        />
      }
      @if (open() && !signedIn()) {
        <giro-sign-in />
      }
      @if (open() && signedIn()) {
        <section>
          <giro-account-list (giro-account-select)="accountId.set($event.detail.accountId)" />
          @if (accountId(); as id) {
            <giro-transfer-form
              [accountId]="id"
              amount="1250"
              currency="EUR"
              payee-name="DuBuque LLC"
              iban="SE3397700000010000000025"
              bic="FTCSSESS"
              reference="Invoice 1"
              (giro-transfer-created)="told.set('sent ' + $event.detail.transactionId)"
            />
            <giro-statement-download [accountId]="id" format="csv" [saveFile]="saveFile" />
          }
        </section>
      }
    </giro-provider>
  `,
})
export class BankComponent {
  protected readonly texts = { 'freeze.label': 'Pause {card}' };
  protected readonly locale = signal('en');
  protected readonly dark = signal(false);
  protected readonly open = signal(false);
  protected readonly signedIn = signal(false);
  protected readonly cardId = signal<string | undefined>(undefined);
  protected readonly accountId = signal<string | undefined>(undefined);
  protected readonly told = signal('');

  protected readonly saveFile: SaveFile = (file, name) => {
    this.told.set(`saved ${name} ${file.type}`);
  };

  constructor() {
    effect(() => {
      document.documentElement.style.colorScheme = this.dark() ? 'dark' : 'light';
    });
  }
}
