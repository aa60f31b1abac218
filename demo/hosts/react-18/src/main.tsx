import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'giro-elements/sandbox';
import { Bank } from './Bank.js';

const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Bank />
    </StrictMode>,
  );
}
