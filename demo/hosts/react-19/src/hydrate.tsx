import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Cards } from './Cards.js';
import 'giro-elements/sandbox';

const root = document.getElementById('app');
if (root) {
  hydrateRoot(
    root,
    <StrictMode>
      <Cards />
    </StrictMode>,
  );
}
