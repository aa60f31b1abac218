import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { seeded } from '../internal/random.js';
import { brokenTwin, defineTwin } from '../internal/twin.js';
import { oncePressed, pressed } from './support/pressed.js';

describe('A conversion that is pressed again and again', () => {
  oncePressed('http1', ['convert', 'convert', 'back'], { figure: 500 });
  oncePressed('http2', ['convert', 'convert', 'back'], { figure: 500 });

  it('would be carried out twice if its step were no lock and nothing were looked for before it (broken twin)', async function () {
    this.timeout(60_000);
    const { GiroConvertForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/internal/sending.ts': [['step.step !== "review" || !live', '!("order" in step) || !live']],
      '/src/internal/sending-call.ts': [['return alike.length > 0', 'return alike.length > 1e3']],
    });
    await seeded(async (random) => {
      const options = { tag: defineTwin(GiroConvertForm), plans: ['convert'], most: 8, patience: 15_000 } as const;
      const { wanted, counted } = await pressed(random, 8, options);
      expect(counted.writes).to.be.greaterThan(wanted.writes);
    });
  });
});
