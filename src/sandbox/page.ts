/**
 * The entry of `dist/cdn/giro-sandbox.js`: adds `Giro.createSandbox` to a page that uses script tags.
 */
import { announce } from './announce.js';
import { createSandbox } from './create.js';

announce(createSandbox);
