import { expect } from 'chai';
import { Latest } from '../../src/internal/latest.js';
import { until } from '../widgets/stage.js';

describe('an answer that follows what is typed', () => {
  const [realNow, realDate] = [performance.now.bind(performance), Date.now];

  afterEach(() => {
    performance.now = realNow;
    Date.now = realDate;
  });

  it('is as old as the clock says that went on: one of them stands still while a computer sleeps', async () => {
    const latest = new Latest<string>(() => undefined);
    expect(latest.age).to.equal(undefined);
    latest.follow('a', async () => await Promise.resolve('answer'), 0);
    await latest.settled();
    expect(latest.value).to.equal('answer');
    expect(latest.age).to.be.lessThan(1000);
    performance.now = () => realNow() + 61_000;
    expect(latest.age).to.be.within(61_000, 62_000);
    performance.now = realNow;
    Date.now = () => realDate() + 62_000;
    expect(latest.age).to.be.within(62_000, 63_000);
    Date.now = () => realDate() - 62_000; // set back by hand
    expect(latest.age).to.be.within(0, 1000);
    latest.stop();
    expect(latest.age).to.equal(undefined);
  });

  it('has an age, too, when nobody knew', async () => {
    const latest = new Latest<string>(() => undefined);
    latest.follow('a', async () => await Promise.reject(new Error('refused')), 0);
    await latest.settled();
    expect(latest.value).to.equal(undefined);
    expect(latest.age).to.be.lessThan(1000);
  });

  it('is settled once the last question is answered, not the one before', async () => {
    const latest = new Latest<string>(() => undefined);
    const ends: string[] = [];
    latest.follow('a', async () => await new Promise<string>(() => undefined), 0);
    const settled = latest.settled().then(() => ends.push(String(latest.value)));
    latest.follow('b', async () => await Promise.resolve('b'), 20);
    await settled;
    expect(ends).to.deep.equal(['b']);
    latest.follow('c', async () => await new Promise<string>(() => undefined), 0);
    const stopped = latest.settled();
    await until(() => latest.isAsking, 'it is asked');
    latest.stop();
    await stopped;
    expect(latest.isAsking).to.equal(false);
  });
});
