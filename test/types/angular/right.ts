import { Component, signal } from '@angular/core';
import type { GiroCardSelectEvent } from 'giro-elements';
import { GIRO_DIRECTIVES } from '../../../dist/frameworks/angular';

@Component({
  selector: 'bank-cards',
  imports: [...GIRO_DIRECTIVES],
  template: `
    <giro-provider environment="live" locale="sv" [getToken]="getToken">
      <giro-card-list
        class="cards"
        account-id="a1"
        layout="grid"
        [selected]="cardId()"
        (giro-card-select)="select($event)"
        (click)="form.submit()"
      />
      <giro-card-details [cardId]="cardId()" reveal-seconds="20" [hidden]="cardId() === undefined" />
      <giro-apple-pay-button [cardId]="cardId()" [inWallet]="false" />
      <giro-transfer-form #form amount="1250" (giro-transfer-created)="cardId.set($event.detail.status)" />
    </giro-provider>
  `,
})
export class CardsComponent {
  protected readonly cardId = signal<string | undefined>(undefined);
  protected readonly getToken = (): Promise<string> => Promise.resolve('token');

  protected select(event: GiroCardSelectEvent): void {
    this.cardId.set(event.detail.cardId);
  }
}
