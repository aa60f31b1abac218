import { sendsWhatIsShown } from './support/shown-and-sent.js';

describe('What a transfer form shows', () => {
  sendsWhatIsShown('http2');
});
