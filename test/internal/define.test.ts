import { expect } from 'chai';
import { register } from '../../src/internal/define.js';
import { warnOnce } from '../../src/internal/warn.js';
import { VERSION } from '../../src/version.js';
import { expectConsole } from '../support/console.js';

const newElement = (): CustomElementConstructor & { giroVersion?: string } => class extends HTMLElement {};

describe('registering a tag', () => {
  it('defines it once; the same class again is no matter', () => {
    const element = newElement();
    register('test-free', element);
    register('test-free', element);
    expect(customElements.get('test-free')).to.equal(element);
  });

  it('leaves a tag that is taken as it is, and says both versions once', () => {
    const [older, other] = [newElement(), newElement()];
    register('test-taken', older);
    older.giroVersion = '0.0.1';
    const said = expectConsole(/<test-taken> is registered already \(version 0\.0\.1\)/);
    register('test-taken', other);
    register('test-taken', other);
    expect(customElements.get('test-taken')).to.equal(older);
    expect(said).to.have.length(1);
    expect(said[0]?.text).to.include(`version ${VERSION} leaves it`);
  });

  it('says it once for all tags of another version', () => {
    for (const tag of ['test-one', 'test-two']) {
      const older = newElement();
      register(tag, older);
      older.giroVersion = '0.0.2';
    }
    const said = expectConsole(/is registered already \(version 0\.0\.2\)/);
    for (const tag of ['test-one', 'test-two']) register(tag, newElement());
    expect(said).to.have.length(1);
    expect(said[0]?.text).to.include('<test-one>');
  });

  it('never throws over somebody else’s element', () => {
    customElements.define('test-foreign', newElement());
    const said = expectConsole(/<test-foreign> is registered already \(version unknown\)/);
    register('test-foreign', newElement());
    expect(said).to.have.length(1);
  });
});

describe('a warning to developers', () => {
  it('is said once per text', () => {
    const said = expectConsole(/\[giro-elements\] this or that/);
    warnOnce('this or that');
    warnOnce('this or that');
    warnOnce('this or that, otherwise');
    expect(said).to.have.length(2);
  });
});
