import { sendsWhatIsShown } from './support/shown-and-sent.js';

describe('What a transfer form shows, whatever its host changes at whatever step', () => {
  sendsWhatIsShown('http1', { meddlings: 3 });
});
