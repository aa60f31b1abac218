import { expect } from 'chai';
import { ALMA, asPerson, lastCode, signIn } from './people.js';
import { ask, start } from './support.js';

const TRY_AGAIN = 'Invalid verification code. Please, try again or check your phone No.';
const HAS_EXPIRED = "Invalid verification code. The verification code we've sent you has expired.";

const claimsOf = (token: string) =>
  JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as {
    iat: number;
    exp: number;
    type: string;
  };
const tokenIn = (body: unknown) => (body as { token: string }).token;
const wrong = (code: string) => (code === '111111' ? '222222' : '111111');

describe('Signing in to Banking v2 in the sandbox', () => {
  it('sends a code to the phone, and gives a token for half an hour to whoever types it in', async () => {
    const { sandbox } = start();
    const first = await signIn(sandbox, ALMA);
    expect(first.status).to.equal(200);
    expect(first.body).to.deep.equal({ truncated_phone_number: '*********19', two_fa_code: lastCode(sandbox) });
    const [message] = sandbox.phone.messages;
    expect(message).to.include({ to: '46701740619', code: lastCode(sandbox) });
    expect(message?.text).to.include(lastCode(sandbox));
    expect(message?.at).to.be.closeTo(sandbox.clock.now(), 5000);
    const second = await signIn(sandbox, ALMA, { two_fa_code: lastCode(sandbox) });
    const { exp, iat, type } = claimsOf(tokenIn(second.body));
    expect([exp - iat, type]).to.deep.equal([1800, 'person']);
  });

  it('renews that token in every answer, for another half hour, where a page of another origin can read it', async () => {
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    sandbox.clock.advance(1000_000);
    const { headers, status } = await call('GET', '/persons/me');
    expect(status).to.equal(200);
    const renewed = claimsOf(headers.get('x-access-token') ?? '');
    expect(renewed.exp * 1000).to.be.closeTo(sandbox.clock.now() + 1800_000, 5000);
    expect(renewed.type).to.equal('person');
    expect(headers.get('access-control-expose-headers')).to.include('x-access-token');
    sandbox.clock.advance(801_000);
    expect((await call('GET', '/persons/me')).status).to.equal(401);
  });

  it('works at the path without a version too, and ends a person’s token after the time it was told', async () => {
    const { sandbox } = start({ personTokenSeconds: 60, twoFactor: 'off' });
    const body = { ...ALMA, fp_client_data: { identifiers: { id_fingerprint: 1 } } };
    const answer = await ask(sandbox, 'POST', '/banking/person/signin', body);
    const { exp, iat } = claimsOf(tokenIn(answer.body));
    expect(exp - iat).to.equal(60);
    expect(sandbox.phone.messages).to.deep.equal([]);
  });

  it('answers one thing to a wrong e-mail, a wrong password and somebody who is blocked', async () => {
    const { sandbox } = start();
    const answers = await Promise.all([
      signIn(sandbox, { email: 'nobody@example.com', password: ALMA.password }),
      signIn(sandbox, { email: ALMA.email, password: 'something else' }),
      signIn(sandbox, { email: 'dag@example.com', password: 'dag-in-the-sandbox' }),
    ]);
    expect(new Set(answers.map(({ text }) => text)).size).to.equal(1);
    for (const { status } of answers) expect(status).to.equal(401);
    expect(sandbox.phone.messages).to.deep.equal([]);
    expect((await signIn(sandbox, { ...ALMA, email: 'ALMA@Example.com ' })).status).to.equal(200);
  });

  it('needs e-mail, password and a device', async () => {
    const { sandbox } = start();
    const { body, status } = await ask(sandbox, 'POST', '/banking/v2/person/signin', {});
    expect(status).to.equal(400);
    expect((body as { errors: { field: string; code: string }[] }).errors).to.deep.equal(
      ['email', 'password', 'fp_client_data.identifiers.id_fingerprint'].map((field) => ({
        field,
        message: `${field} is required`,
        code: '10002',
      })),
    );
    const odd = await signIn(sandbox, ALMA, { fp_client_data: { identifiers: { id_fingerprint: '35993' } } });
    expect(odd.body).to.have.nested.property('errors[0].code', '10001');
  });

  it('says after the third wrong code that it has expired, and after later ones misleads', async () => {
    const { sandbox } = start();
    await signIn(sandbox, ALMA);
    const code = lastCode(sandbox);
    const messages = [];
    for (const typed of [wrong(code), wrong(code), wrong(code), wrong(code), code]) {
      const { body, status } = await signIn(sandbox, ALMA, { two_fa_code: typed });
      expect(status).to.equal(400);
      messages.push((body as { errors: unknown[] }).errors[0]);
    }
    expect(messages).to.deep.equal(
      [TRY_AGAIN, TRY_AGAIN, HAS_EXPIRED, TRY_AGAIN, TRY_AGAIN].map((message) => ({ field: 'code', message })),
    );
    await signIn(sandbox, ALMA);
    expect((await signIn(sandbox, ALMA, { two_fa_code: lastCode(sandbox) })).status).to.equal(200);
  });

  it('says 10003 of a code that is five minutes old', async () => {
    const { sandbox } = start();
    await signIn(sandbox, ALMA);
    sandbox.clock.set(sandbox.phone.messages[0]!.at + 299_999);
    expect((await signIn(sandbox, ALMA, { two_fa_code: 'x' })).body).to.have.nested.property(
      'errors[0].message',
      TRY_AGAIN,
    );
    sandbox.clock.advance(1);
    const { body } = await signIn(sandbox, ALMA, { two_fa_code: lastCode(sandbox) });
    expect(body).to.deep.include({
      errors: [{ field: 'code', message: 'Verification code is expired', code: '10003' }],
    });
  });

  it('takes a code once, only on the device it was asked for on, and only the newest', async () => {
    const { sandbox } = start();
    await signIn(sandbox, ALMA);
    const old = lastCode(sandbox);
    await signIn(sandbox, ALMA);
    const code = lastCode(sandbox);
    expect((await signIn(sandbox, ALMA, { two_fa_code: old })).status).to.equal(400);
    const elsewhere = { two_fa_code: code, fp_client_data: { identifiers: { id_fingerprint: 7 } } };
    expect((await signIn(sandbox, ALMA, elsewhere)).status).to.equal(400);
    expect((await signIn(sandbox, ALMA, { two_fa_code: code })).status).to.equal(200);
    expect((await signIn(sandbox, ALMA, { two_fa_code: code })).status).to.equal(400);
  });

  it('sends six digits, of which every other code begins with a zero that counts', async () => {
    const { sandbox } = start();
    for (let time = 0; time < 6; time++) await signIn(sandbox, ALMA);
    const codes = sandbox.phone.messages.map(({ code = '' }) => code);
    for (const code of codes) expect(code).to.match(/^\d{6}$/);
    for (const index of [0, 2, 4]) expect(codes[index]).to.match(/^0/);
    await signIn(sandbox, ALMA);
    const code = lastCode(sandbox);
    expect((await signIn(sandbox, ALMA, { two_fa_code: Number(code) })).status).to.equal(400);
    expect((await signIn(sandbox, ALMA, { two_fa_code: code })).status).to.equal(200);
  });

  it('asks in the form of release 3.0.0 when told to, without the code, and takes the code in that form only', async () => {
    const { sandbox } = start({ twoFactor: 'challenge' });
    const { body, text } = await signIn(sandbox, ALMA);
    const code = lastCode(sandbox);
    expect(text).not.to.include(code);
    const { two_fa: asked } = (body as { challenge: { two_fa: Record<string, unknown> } }).challenge;
    expect(asked).to.deep.include({ truncated_phone_number: '*********19', code_expiration_sec: 300 });
    expect(asked['code_issued_timestamp']).to.equal(Math.floor(sandbox.phone.messages[0]!.at / 1000));
    const challenge = (two_fa_code: string) => ({
      challenge: { two_fa: { challenge_id: asked['challenge_id'], two_fa_code } },
    });
    const refused = await signIn(sandbox, ALMA, challenge(wrong(code)));
    expect(refused.body).to.deep.equal({ errors: [{ field: 'code', message: TRY_AGAIN, code: 10001 }] });
    expect((await signIn(sandbox, ALMA, challenge(code))).body).to.have.keys('token');
    expect((await signIn(sandbox, ALMA, { two_fa_code: code })).body).to.have.keys('challenge');
  });

  it('can be switched from one form to another while it runs, and its messages read, over HTTP', async () => {
    const { sandbox } = start();
    await ask(sandbox, 'POST', '/control/two-factor', { twoFactor: 'challenge' });
    expect(sandbox.twoFactor).to.equal('challenge');
    expect((await ask(sandbox, 'POST', '/control/two-factor', { twoFactor: 'pigeon' })).status).to.equal(400);
    await signIn(sandbox, ALMA);
    expect((await ask(sandbox, 'GET', '/control/phone')).body).to.deep.equal(sandbox.phone.messages);
    expect(sandbox.phone.messages).to.have.length(1);
    sandbox.reset();
    expect(sandbox.phone.messages).to.deep.equal([]);
    expect(sandbox.twoFactor).to.equal('flat');
  });

  it('leaves neither codes nor passwords in the log or in storage', async () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    const { sandbox } = start({ storage });
    await asPerson(sandbox);
    await ask(sandbox, 'POST', '/banking/v2/person/forgot-password', { email: ALMA.email });
    const [mail] = sandbox.mail.messages;
    const chosen = { token: mail?.token, password: 'a new and long one' };
    await ask(sandbox, 'POST', '/banking/v2/person/recover-password', chosen);
    const kept = `${JSON.stringify(sandbox.log.all())} ${[...items.values()].join(' ')}`;
    for (const secret of [ALMA.password, chosen.password, lastCode(sandbox), mail?.token ?? ''])
      expect(kept).not.to.include(secret);
  });

  it('tells who is signed in: role, permissions and corporation', async () => {
    const { body } = await (await asPerson(start().sandbox))('GET', '/persons/me');
    expect(body).to.deep.include({ first_name: 'Alma', email: ALMA.email, is_director: true, is_2_fa_enabled: true });
    expect(body).to.have.nested.property('account.corporation_id', 'BkEq+x4V/E');
    expect(body).to.have.nested.property('roles[0].name', 'director');
    expect((body as { permissions: object }).permissions).to.include({ 'transactions.create': true });
  });
});

describe('A forgotten password in the sandbox', () => {
  const forget = (sandbox: ReturnType<typeof start>['sandbox'], email: string = ALMA.email) =>
    ask(sandbox, 'POST', '/banking/v2/person/forgot-password', { email });
  const recover = (sandbox: ReturnType<typeof start>['sandbox'], token: unknown, password = 'a new and long one') =>
    ask(sandbox, 'POST', '/banking/v2/person/recover-password', { token, password });

  it('is mailed about, and replaced by the token in the mail', async () => {
    const { sandbox } = start({ twoFactor: 'off' });
    expect((await forget(sandbox)).body).to.deep.equal({});
    const [mail] = sandbox.mail.messages;
    expect(mail).to.include({ to: ALMA.email });
    expect(mail?.link).to.match(/\/recover-password\/[\w-]{64}$/);
    expect((await ask(sandbox, 'GET', '/control/mail')).body).to.deep.equal(sandbox.mail.messages);
    expect((await recover(sandbox, mail?.token)).body).to.deep.equal({});
    expect((await signIn(sandbox, ALMA)).status).to.equal(401);
    expect((await signIn(sandbox, { ...ALMA, password: 'a new and long one' })).body).to.have.keys('token');
  });

  it('is answered alike whether somebody has the address or not', async () => {
    const { sandbox } = start();
    const [known, unknown] = await Promise.all([forget(sandbox), forget(sandbox, 'nobody@example.com')]);
    expect(unknown).to.include({ status: known.status, text: known.text });
    expect(sandbox.mail.messages).to.have.length(1);
  });

  it('is not replaced by a token that is made up, used, an hour old or followed by another, nor by a short one', async () => {
    const { sandbox } = start();
    const refused = async (token: unknown, field = 'token', password?: string) => {
      const { body, status } = await recover(sandbox, token, password);
      expect(status).to.equal(400);
      expect(body).to.have.nested.property('errors[0].field', field);
    };
    await refused('x'.repeat(64));
    await forget(sandbox);
    const older = sandbox.mail.messages.at(-1)?.token;
    await forget(sandbox);
    const token = sandbox.mail.messages.at(-1)?.token;
    await refused(older);
    await refused(token, 'password', 'short');
    await recover(sandbox, token);
    await refused(token);
    await forget(sandbox);
    sandbox.clock.advance(3600_000);
    await refused(sandbox.mail.messages.at(-1)?.token);
  });
});
