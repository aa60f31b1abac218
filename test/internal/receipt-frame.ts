import { receiptPdf } from '../../src/internal/receipt-pdf.js';

// The script of a frame under a strict policy: makes a receipt and tells the page around it what came of it.

const tell = (message: unknown): void => window.parent.postMessage(message, origin);

addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
  tell(`violates ${effectiveDirective}`);
});

receiptPdf({ title: 'Receipt', rows: [['To', 'Ann']], locale: 'en', dir: 'ltr' }).then(tell, (error: unknown) => {
  tell(String(error));
});
