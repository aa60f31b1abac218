import { bootstrapApplication } from '@angular/platform-browser';
import { BankComponent } from './bank.component.js';
import './kit.js';

await bootstrapApplication(BankComponent);
