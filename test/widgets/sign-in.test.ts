import { expect } from 'chai';
import { PEOPLE } from '../../src/sandbox/people.js';
import { expectAccessible } from '../support/axe.js';
import { focused, press, type } from '../support/user.js';
import { storedText } from './consent.js';
import { heard, place, said, setStage, textOf, until, type Stage, type StageOptions } from './stage.js';

const [ALMA] = PEOPLE;
const SIGN_IN = 'POST /v2/person/signin';

/** The form stands in the page's own tree. */
const form = (element: Element): HTMLFormElement => {
  const found = element.querySelector('form');
  if (!found) throw new Error('There is no form');
  return found;
};
const words = (element: Element): string => textOf(form(element));
const sees = (element: Element, text: string): Promise<void> =>
  until(
    () => element.querySelector('form') && words(element).includes(text),
    () => `“${text}” (it shows: ${textOf(element)})`,
  );
const field = (element: Element, name: string): HTMLInputElement => {
  const found = form(element).querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!found) throw new Error(`There is no field ${name}: ${words(element)}`);
  return found;
};
const button = (element: Element, label: string): HTMLButtonElement => {
  const found = [...form(element).querySelectorAll('button')].find((each) => textOf(each) === label);
  if (!found) throw new Error(`There is no button “${label}”: ${words(element)}`);
  return found;
};
const enter = (element: Element, name: string, value: string): void => {
  const input = field(element, name);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
};

async function begin(options: StageOptions = {}) {
  const stage = await setStage(options);
  const element = stage.add('giro-sign-in');
  await sees(element, 'Sign in');
  return { stage, element };
}

async function askForCode({ element }: { element: HTMLElementTagNameMap['giro-sign-in'] }): Promise<void> {
  enter(element, 'email', ALMA.email);
  enter(element, 'password', ALMA.password);
  await element.submit();
  await sees(element, 'Enter the code');
}

const newestCode = async ({ control }: Stage): Promise<string> => (await control.phone()).at(-1)?.code ?? '';
const another = (code: string): string => code.replace(/^./, (first) => String((Number(first) + 1) % 10));

describe('giro-sign-in', () => {
  it('signs in with e-mail, password and the code of the SMS, by keyboard alone', async () => {
    const { stage, element } = await begin();
    const signedIn = heard(document, 'giro-signed-in');
    field(element, 'email').focus();
    await type(ALMA.email);
    await press('Tab');
    await type(ALMA.password);
    await press('Enter');
    await sees(element, 'Enter the code');
    await until(() => focused() === field(element, 'code'), 'the code field has the keyboard');
    expect(words(element)).to.include('*********19');
    await type(await newestCode(stage));
    await press('Enter');
    await sees(element, 'You are signed in');
    expect(signedIn.map(({ detail }) => detail)).to.deep.equal([{}]);
    expect(said(element)).to.equal('You are signed in');
  });

  it('does not send the form of the screen that a press brings', async () => {
    const { element } = await begin({ twoFactor: 'off' });
    enter(element, 'email', ALMA.email);
    enter(element, 'password', ALMA.password);
    await element.submit();
    await sees(element, 'You are signed in');
    button(element, 'Sign out').focus();
    await press('Enter');
    await sees(element, 'You are signed out.');
    button(element, 'Forgot your password?').focus();
    await press('Enter');
    await sees(element, 'we send you a link');
    enter(element, 'email', ALMA.email);
    await element.submit();
    await sees(element, 'a link is on its way');
    button(element, 'Back to sign in').focus();
    await press('Enter');
    await sees(element, 'Forgot your password?');
    expect(words(element)).not.to.include('Enter your e-mail');
  });

  it('has fields that password managers and one-time-code autofill know', async () => {
    const on = await begin();
    const { element } = on;
    expect(field(element, 'email').autocomplete).to.equal('username');
    expect(field(element, 'email').type).to.equal('email');
    expect(field(element, 'password').autocomplete).to.equal('current-password');
    expect(field(element, 'password').getRootNode()).to.equal(document);
    await askForCode(on);
    expect(field(element, 'code').getAttribute('autocomplete')).to.equal('one-time-code');
    expect(field(element, 'code').inputMode).to.equal('numeric');
    expect(form(element).method).to.equal('post');
  });

  it('takes a code in full-width digits, and a pasted SMS', async () => {
    const on = await begin();
    const { stage, element } = on;
    await askForCode(on);
    const code = await newestCode(stage);
    const data = new DataTransfer();
    data.setData('text', `Your code is ${code}. Never tell it to anybody.`);
    const input = field(element, 'code');
    // Not every engine lets a script say what is pasted.
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    input.dispatchEvent(Object.defineProperty(paste, 'clipboardData', { value: data }));
    await until(
      () => input.value === code,
      () => `the code alone (there is: ${input.value})`,
    );
    enter(element, 'code', Array.from(code, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''));
    await element.submit();
    await sees(element, 'You are signed in');
  });

  it('says the same whichever of e-mail and password was wrong', async () => {
    const said: string[] = [];
    for (const [email, password] of [
      [ALMA.email, 'not the password'],
      ['nobody@example.com', ALMA.password],
    ] as const) {
      const { element } = await begin();
      enter(element, 'email', email);
      enter(element, 'password', password);
      await element.submit();
      await sees(element, 'do not match an account');
      said.push(words(element));
      expect(field(element, 'email').value, 'the e-mail is kept').to.equal(email);
      expect(field(element, 'password').value, 'the password is not').to.equal('');
      expect(focused()).to.equal(field(element, 'email'));
    }
    expect(new Set(said).size).to.equal(1);
  });

  it('sends nothing while something is missing, and says what', async () => {
    const { stage, element } = await begin();
    await element.submit();
    await sees(element, 'Enter your e-mail and your password.');
    expect(await stage.control.log.count(SIGN_IN)).to.equal(0);
    expect(field(element, 'email').getAttribute('aria-invalid')).to.equal('true');
  });

  it('sends one call however often Enter is pressed', async () => {
    const on = await begin();
    const { stage, element } = on;
    enter(element, 'email', ALMA.email);
    enter(element, 'password', ALMA.password);
    for (let times = 0; times < 7; times += 1) form(element).requestSubmit();
    await sees(element, 'Enter the code');
    enter(element, 'code', await newestCode(stage));
    for (let times = 0; times < 7; times += 1) form(element).requestSubmit();
    await sees(element, 'You are signed in');
    expect(await stage.control.log.count(SIGN_IN)).to.equal(2);
  });

  for (const twoFactor of ['flat', 'challenge'] as const)
    it(`says that a code is wrong, and after the third that only a new one helps (${twoFactor})`, async () => {
      const on = await begin({ twoFactor });
      const { stage, element } = on;
      await askForCode(on);
      const wrong = another(await newestCode(stage));
      for (const words of ['This code is not right', 'This code is not right', 'This code no longer works']) {
        enter(element, 'code', wrong);
        await element.submit();
        await sees(element, words);
      }
      const sent = await stage.control.log.count(SIGN_IN);
      enter(element, 'code', await newestCode(stage));
      await element.submit();
      expect(await stage.control.log.count(SIGN_IN), 'a void code is not sent').to.equal(sent);
    });

  for (const twoFactor of ['flat', 'challenge'] as const)
    it(`says that a code has run out once the platform says so (${twoFactor})`, async () => {
      const on = await begin({ twoFactor });
      const { stage, element } = on;
      await askForCode(on);
      await stage.control.clock.advance(301_000);
      enter(element, 'code', await newestCode(stage));
      await element.submit();
      await sees(element, 'This code no longer works');
      expect(focused()).to.equal(field(element, 'code'));
    });

  describe('with clocks put forward and back', () => {
    const now = { monotonic: performance.now.bind(performance), wall: Date.now };
    afterEach(() => {
      performance.now = now.monotonic;
      Date.now = now.wall;
    });
    const minute = 60_000;
    const isLeft = (element: Element, time: RegExp): Promise<void> => {
      document.dispatchEvent(new Event('visibilitychange')); // the page was away meanwhile
      return until(
        () => time.test(words(element)),
        () => `${String(time)} (it shows: ${words(element)})`,
      );
    };

    it('counts a code’s time on the clock nobody can put, and takes the code for void at its end', async () => {
      const on = await begin();
      const { stage, element } = on;
      await askForCode(on);
      await isLeft(element, /good for (5:00|4:5\d)/);
      for (const off of [-24 * 60, -60, 60, 24 * 60]) {
        Date.now = () => now.wall() + off * minute;
        await isLeft(element, /good for (5:00|4:5\d)/);
      }
      performance.now = () => now.monotonic() + minute;
      await isLeft(element, /good for (4:00|3:5\d)/);
      performance.now = () => now.monotonic() + 5 * minute;
      await isLeft(element, /This code no longer works/);
      expect(said(element)).to.include('This code no longer works');
      const sent = await stage.control.log.count(SIGN_IN);
      enter(element, 'code', await newestCode(stage));
      await element.submit();
      expect(await stage.control.log.count(SIGN_IN), 'a void code is not sent').to.equal(sent);
    });

    it('never waits longer for a new code because the clock on the wall was put back', async () => {
      const on = await begin();
      await askForCode(on);
      Date.now = () => now.wall() - 60 * minute;
      await isLeft(on.element, /Send a new code(?! in)/);
    });
  });

  it('signs in at once where two-factor is off', async () => {
    const { element } = await begin({ twoFactor: 'off' });
    enter(element, 'email', ALMA.email);
    enter(element, 'password', ALMA.password);
    await element.submit();
    await sees(element, 'You are signed in');
  });

  it('lets a new code be asked for only after a while, also after a reload', async () => {
    const on = await begin();
    const { stage, element } = on;
    await askForCode(on);
    const resend = [...form(element).querySelectorAll('button')].find((each) =>
      /^Send a new code in 0:\d\d$/.test(textOf(each)),
    );
    expect(resend?.getAttribute('aria-disabled')).to.equal('true');
    resend?.click();
    element.remove();
    const reloaded = stage.add('giro-sign-in');
    await sees(reloaded, 'Sign in');
    enter(reloaded, 'email', ALMA.email);
    enter(reloaded, 'password', ALMA.password);
    await reloaded.submit();
    await sees(reloaded, 'A code was sent a moment ago');
    expect(await stage.control.log.count(SIGN_IN)).to.equal(1);
    expect(field(reloaded, 'password').value, 'nothing typed is lost').to.equal(ALMA.password);
  });

  it('sends a new code once the while is over, and only that one counts', async () => {
    const on = await begin();
    const { stage, element } = on;
    await askForCode(on);
    const first = await newestCode(stage);
    sessionStorage.setItem('giro-code-sent sign-in', String(Date.now() - 31_000));
    const resend = () =>
      [...form(element).querySelectorAll('button')].find((each) => textOf(each) === 'Send a new code');
    await until(() => resend()?.getAttribute('aria-disabled') === null, 'a new code can be asked for');
    resend()?.click();
    await until(
      () => said(element) === 'A new code is on its way. Earlier codes no longer work.',
      () => said(element),
    );
    expect((await stage.control.phone()).length).to.equal(2);
    enter(element, 'code', first);
    await element.submit();
    await sees(element, 'This code is not right');
    enter(element, 'code', await newestCode(stage));
    await element.submit();
    await sees(element, 'You are signed in');
  });

  it('keeps no password, code or token where anybody could find it', async () => {
    const on = await begin();
    const { stage, element } = on;
    await askForCode(on);
    expect(document.documentElement.outerHTML).not.to.include(ALMA.password);
    const code = await newestCode(stage);
    expect(words(element), 'the code that the test platform echoes').not.to.include(code);
    enter(element, 'code', code);
    await element.submit();
    await sees(element, 'You are signed in');
    expect(storedText()).not.to.include(ALMA.password).and.not.to.include(code).and.not.match(/eyJ/);
    expect(location.href).not.to.include(code);
  });

  it('forgets the password when it is taken away, not when it is moved', async () => {
    const on = await begin();
    const { stage, element } = on;
    await askForCode(on);
    const elsewhere = place(document.createElement('div'), stage.provider);
    elsewhere.append(element);
    await element.updateComplete;
    expect(words(element)).to.include('Enter the code');
    element.remove();
    await element.updateComplete;
    stage.provider.append(element);
    await sees(element, 'E-mail');
    expect(field(element, 'password').value).to.equal('');
  });

  it('sends a link to set a new password, and never says who has an account', async () => {
    const { stage, element } = await begin();
    const shown: string[] = [];
    for (const email of [ALMA.email, 'nobody@example.com']) {
      button(element, 'Forgot your password?').click();
      await sees(element, 'Set a new password');
      enter(element, 'email', email);
      await element.submit();
      await sees(element, 'Check your e-mail');
      shown.push(words(element).replace(email, ''));
      button(element, 'Back to sign in').click();
      await sees(element, 'Forgot your password?');
    }
    expect(new Set(shown).size).to.equal(1);
    expect((await stage.control.mail()).map(({ to }) => to)).to.deep.equal([ALMA.email]);
  });

  it('sets a new password with the token of the link', async () => {
    const { stage, element } = await begin({ twoFactor: 'off' });
    button(element, 'Forgot your password?').click();
    await sees(element, 'Set a new password');
    enter(element, 'email', ALMA.email);
    await element.submit();
    await sees(element, 'Check your e-mail');
    element.remove();
    const fresh = document.createElement('giro-sign-in');
    fresh.recoveryToken = (await stage.control.mail()).at(-1)?.token;
    stage.provider.append(fresh);
    await sees(fresh, 'Choose a new password');
    expect(field(fresh, 'password').autocomplete).to.equal('new-password');
    enter(fresh, 'password', 'short');
    await fresh.submit();
    await sees(fresh, 'Enter a longer password.');
    enter(fresh, 'password', 'a much longer one');
    await fresh.submit();
    await sees(fresh, 'Your password is changed');
    button(fresh, 'Back to sign in').click();
    await sees(fresh, 'Sign in');
    enter(fresh, 'email', ALMA.email);
    enter(fresh, 'password', 'a much longer one');
    await fresh.submit();
    await sees(fresh, 'You are signed in');
  });

  it('says that a link no longer works', async () => {
    const stage = await setStage();
    const element = document.createElement('giro-sign-in');
    element.recoveryToken = 'not-a-token';
    stage.provider.append(element);
    await sees(element, 'Choose a new password');
    enter(element, 'password', 'a long enough one');
    await element.submit();
    await sees(element, 'This link no longer works');
  });

  it('signs out', async () => {
    const { stage, element } = await begin({ twoFactor: 'off' });
    const out = heard(stage.provider, 'giro-signed-out');
    enter(element, 'email', ALMA.email);
    enter(element, 'password', ALMA.password);
    await element.submit();
    await sees(element, 'You are signed in');
    button(element, 'Sign out').click();
    await sees(element, 'You are signed out.');
    expect(out.map(({ detail }) => detail)).to.deep.equal([{ why: 'asked' }]);
  });

  it('says what went wrong in transit, and keeps what was typed', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({ call: SIGN_IN, do: { kind: 'status', status: 500 } });
    const errors = heard(element, 'giro-error');
    enter(element, 'email', ALMA.email);
    enter(element, 'password', ALMA.password);
    await element.submit();
    await until(
      () => errors.length === 1,
      () => words(element),
    );
    expect(field(element, 'email').value).to.equal(ALMA.email);
    expect(field(element, 'password').value).to.equal(ALMA.password);
    expect(JSON.stringify(errors[0]?.detail)).not.to.include(ALMA.password);
  });

  it('takes away the copied form of a clone', async () => {
    const { stage, element } = await begin();
    const clone = element.cloneNode(true) as HTMLElement;
    stage.provider.append(clone);
    await sees(clone, 'Sign in');
    expect(clone.querySelectorAll('form').length).to.equal(1);
    expect(new Set([...document.querySelectorAll('giro-sign-in [id]')].map(({ id }) => id)).size).to.equal(
      document.querySelectorAll('giro-sign-in [id]').length,
    );
  });

  it('is accessible at each step', async () => {
    const on = await begin();
    const { element } = on;
    await expectAccessible(element);
    await element.submit();
    await sees(element, 'Enter your e-mail and your password.');
    await expectAccessible(element);
    await askForCode(on);
    await expectAccessible(element);
  });
});
