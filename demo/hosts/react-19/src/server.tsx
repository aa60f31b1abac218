// Writes the page as a server would, into the document that the browser gets.
import { readFileSync, writeFileSync } from 'node:fs';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { Cards } from './Cards.js';

const page = new URL('../dist/hydrated.html', import.meta.url);
const written = renderToString(
  <StrictMode>
    <Cards />
  </StrictMode>,
);
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace('<!--bank-->', () => written),
);
