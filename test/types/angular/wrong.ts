import { Component } from '@angular/core';
import { GIRO_DIRECTIVES } from '../../../dist/frameworks/angular';

@Component({
  selector: 'bank-wrong',
  imports: [...GIRO_DIRECTIVES],
  template: `
    <!-- wrong: a tag that does not exist -->
    <giro-card-lists />
    <!-- wrong: a property that does not exist -->
    <giro-card-list [account]="'a1'" />
    <!-- wrong: a property of another type -->
    <giro-card-details [revealSeconds]="'soon'" />
    <!-- wrong: a word that the attribute does not know -->
    <giro-card-list layout="grdi" />
    <!-- wrong: an amount as a number -->
    <giro-transfer-form [amount]="1250" />
    <!-- wrong: a function of another type -->
    <giro-apple-pay-button [launch]="onKey" />
    <!-- wrong: a handler of another event -->
    <giro-card-list (giro-card-select)="onKey($event)" />
    <!-- wrong: an event that does not exist, and so carries nothing -->
    <giro-card-list (giro-card-selected)="onSelect($event.detail.cardId)" />
    <!-- wrong: a handler that reads what the event does not carry -->
    <giro-card-list (giro-card-select)="onSelect($event.detail.number)" />
  `,
})
export class WrongComponent {
  protected readonly onKey = (event: KeyboardEvent): void => console.log(event.key);
  protected readonly onSelect = (cardId: string): void => console.log(cardId);
}
