import { oncePressed } from './support/pressed.js';

describe('A transfer to an own account that is pressed again and again', () => {
  oncePressed('http1', ['own', 'own', 'back']);
});
