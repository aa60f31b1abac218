import { expect } from 'chai';
import type { Fault } from '../../src/sandbox/index.js';
import { forgetReturns, says, settled, wholeDocument } from './consent.js';
import { begin, numberIn, READ, reveal, SHOW } from './details.js';
import { buttonOf, heard, until } from './stage.js';

// What the platform can answer, or a network can do, at each step of showing number and code.

afterEach(forgetReturns);

const START = 'POST /v3/consents/:id';

const status = (code: number): Fault['do'] => ({ kind: 'status', status: code });

const ENDS: readonly Fault['do'][] = [
  ...[400, 401, 403, 404, 409, 429].map(status),
  { kind: 'bad-json' },
  { kind: 'wrong-shape' },
];
const STARTS: readonly Fault['do'][] = [...ENDS, status(503), { kind: 'cut' }, { kind: 'drop', when: 'after' }];

describe('giro-card-details, whatever is answered', () => {
  for (const [call, effects, isProtected] of [
    [READ, ENDS, false],
    [START, STARTS, true],
  ] as const)
    for (const effect of effects)
      it(`${call} with ${JSON.stringify(effect)}: says that nothing is shown, shows nothing, and can be asked again`, async () => {
        const { stage, element, pan } = await begin({ protectCredentials: isProtected });
        const errors = heard(document, 'giro-error');
        await stage.control.faults.add({ call, do: effect });
        buttonOf(element, SHOW).click();
        await says(element, 'The details could not be shown.');
        expect(errors).to.have.length(1);
        expect(wholeDocument()).not.to.include(pan.slice(0, 12));
        await settled();
        await stage.control.faults.clear();
        if (isProtected) {
          buttonOf(element, SHOW).click();
          await says(element, 'Waiting for you');
        } else await reveal(element);
      });

  for (const effect of [status(503), { kind: 'cut' }, { kind: 'drop', when: 'after' }] as const)
    it(`${READ} once with ${JSON.stringify(effect)}: is asked again by itself, and shown`, async () => {
      const { stage, element } = await begin();
      await stage.control.faults.add({ call: READ, times: 1, do: effect });
      buttonOf(element, SHOW).click();
      await until(() => numberIn(element) !== '', 'the number', 8000);
    });

  for (const effect of [
    { kind: 'delay', ms: 150 },
    { kind: 'delay', ms: 150, when: 'before' },
  ] as const)
    it(`${READ} after ${JSON.stringify(effect)}: says that it is coming, and shows it`, async () => {
      const { stage, element } = await begin();
      await stage.control.faults.add({ call: READ, do: effect });
      buttonOf(element, SHOW).click();
      await says(element, 'Getting the number…');
      await until(() => numberIn(element) !== '', 'the number');
    });
});
