import { expect } from 'chai';
import { PEOPLE } from '../../src/sandbox/people.js';
import { heard, setStage, textOf, toggleShown, until } from './stage.js';
import { enter, signedIn } from './transfers.js';

const CARDS = ['Groceries', 'Streaming', 'Travel', 'Everyday', 'Marketplace'] as const;

describe('a person who is signed out', () => {
  it('is told to the host once, however many elements ask and however quickly it is refused', async () => {
    const stage = await setStage();
    const expired = heard(stage.provider, 'giro-session-expired');
    const errors = heard(stage.provider, 'giro-error');
    let isSignedIn = false;
    stage.provider.getToken = (request) =>
      isSignedIn ? stage.platform.getToken(request) : Promise.reject(new Error('signed out'));
    const toggles = CARDS.map((alias) => stage.add('giro-freeze-toggle', { 'card-id': stage.card(alias).id }));
    const allAreTold = async () =>
      until(
        () => toggles.every((toggle) => textOf(toggle).includes('Your session has ended.')),
        'each element says it',
      );
    await allAreTold();
    expect(expired).to.have.length(1);
    expect(errors.length, 'each failure is still told').to.equal(CARDS.length);

    await Promise.all(toggles.map((toggle) => toggle.reload()));
    expect(expired, 'still the same session').to.have.length(1);

    isSignedIn = true;
    await Promise.all(toggles.map((toggle) => toggle.reload()));
    await Promise.all(toggles.map(toggleShown));
    expect(expired).to.have.length(1);

    // The next one is news again: both kinds of token are refused from here on.
    isSignedIn = false;
    await stage.control.faults.add({ call: '*', do: { kind: 'status', status: 401 } });
    await Promise.all(toggles.map((toggle) => toggle.reload()));
    await until(() => expired.length > 1, 'the host is told');
    expect(expired).to.have.length(2);
  });

  it('is told to the host once when the session of a person who signed in runs out, not when they sign out', async () => {
    for (const how of ['refused', 'expired', 'asked'] as const) {
      const stage = await setStage();
      const expired = heard(stage.provider, 'giro-session-expired');
      const signedOut = heard(document, 'giro-signed-out');
      stage.provider.client = await signedIn(stage);
      const elements = [stage.add('giro-account-list'), stage.add('giro-transfer-form')];
      const all = async (words: string) =>
        until(
          () => elements.every((element) => textOf(element).includes(words)),
          () => elements.map(textOf).join(' '),
        );
      await all('Everyday');
      for (const times of [1, 2]) {
        if (how === 'refused') {
          await stage.control.faults.add({ call: '*', do: { kind: 'status', status: 401 } });
          await Promise.all(elements.map((element) => element.reload()));
          await stage.control.faults.clear();
        } else stage.provider.client.session.signOut(how);
        await all('Your session has ended.');
        await Promise.all(elements.map((element) => element.reload()));
        expect(expired, how).to.have.length(how === 'asked' ? 0 : times);
        expect(signedOut.splice(0).map(({ detail }) => detail)).to.deep.equal([
          { why: how === 'asked' ? 'asked' : 'expired' },
        ]);
        await enter(stage.provider.client, stage, PEOPLE[0]);
        await all('Everyday');
      }
    }
  });
});
