import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Bank } from './Bank.js';
import './kit.js';

const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Bank />
    </StrictMode>,
  );
}
