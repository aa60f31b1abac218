import { oncePressed } from './support/pressed.js';

describe('A transfer that is pressed again and again', () => {
  oncePressed('http1', ['elsewhere', 'elsewhere', 'back']);
});
