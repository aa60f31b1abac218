import { sendsWhatIsShown } from './support/shown-and-sent.js';

describe('What a transfer form shows, whatever its host changes at whatever step', () => {
  sendsWhatIsShown('http2', { meddlings: 3 });
});
