import { oncePressed } from './support/pressed.js';

describe('A transfer to an own account that is pressed again and again', () => {
  oncePressed('http2', ['own', 'own', 'back']);
});
