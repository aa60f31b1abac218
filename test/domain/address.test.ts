import { expect } from 'chai';
import { checkAddress, isLoopback } from '../../src/domain/address.js';

const HOSTED = 'https://3d.example.com';
const ALLOWED = [HOSTED, 'https://integrate.example.com:8443', 'http://127.0.0.1:4100', 'http://localhost:4100'];

/** Where a page would really end up. */
const target = (address: string) => new URL(address, document.baseURI);

/** Spellings of a scheme that runs script, reads a file or carries its own document. */
const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u001f \tjavascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\r\nscript:alert(1)',
  '\tj\na\rv\ta\ns\rc\tr\ni\rp\tt\n:alert(1)',
  'javascript\t:alert(1)',
  'javascript://3d.example.com/%0aalert(1)',
  'javascript://3d.example.com/\nalert(1)',
  'javascript:/*https://3d.example.com*/alert(1)',
  'javascript:void(0)//https://3d.example.com',
  'javascript:https://3d.example.com',
  'javascript&colon;alert(1)',
  'javascript%3Aalert(1)',
  'vbscript:msgbox(1)',
  'livescript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:,https://3d.example.com',
  'DATA:text/html,x',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'blob:https://3d.example.com/0f8fad5b-d9cb-469f-a165-70867728950e',
  'blob:null/0f8fad5b-d9cb-469f-a165-70867728950e',
  'filesystem:https://3d.example.com/temporary/x',
  'file:///etc/hosts',
  'file://3d.example.com/share',
  'FILE:C:/windows',
  'about:blank',
  'about:srcdoc',
  'view-source:https://3d.example.com',
  'feed:https://3d.example.com',
  'jar:https://3d.example.com!/x',
  'wyciwyg://3d.example.com/',
  'resource://3d.example.com/',
  'chrome://settings',
  'chrome-extension://abcdefghijklmnop/x',
  'moz-extension://abcdefghijklmnop/x',
  'edge://settings',
  'intent://3d.example.com#Intent;scheme=https;end',
  'android-app://com.example/https/3d.example.com',
  'ms-msdt:/id x',
  'search-ms:query=x',
  'tel:+100',
  'sms:+100',
  'mailto:a@3d.example.com',
  'ftp://3d.example.com/',
  'ftps://3d.example.com/',
  'ws://3d.example.com/',
  'wss://3d.example.com/',
  'http://3d.example.com/',
  'HTTP://3d.example.com/',
  'http:3d.example.com',
  'http:/3d.example.com',
  'http:\\\\3d.example.com',
  'http://3d.example.com:443/',
  'httpss://3d.example.com/',
  'https2://3d.example.com/',
  'xhttps://3d.example.com/',
  'bank:https://3d.example.com/',
];

/** Addresses that carry a name, so that the part before the `@` looks like the host. */
const credentials = [
  'https://3d.example.com@evil.example/',
  'https://3d.example.com:443@evil.example/',
  'https://3d.example.com%2f@evil.example/',
  'https://3d.example.com%00@evil.example/',
  'https://a:b@3d.example.com/',
  'https://a@3d.example.com/',
  'https://:b@3d.example.com/',
  'https://a:@3d.example.com/',
  'https://%40@3d.example.com/',
  'https://@@3d.example.com/',
  'https://a@b@3d.example.com/',
  'https:///a:b@3d.example.com/',
  'https:\\\\a:b@3d.example.com/',
  'https://a\t:b@3d.example.com/',
  'https://💳@3d.example.com/',
  'https://3d.example.com;@evil.example/',
  'https://3d.example.com,@evil.example/',
  'http://a:b@127.0.0.1:4100/',
  'http://localhost:4100@127.0.0.1:4100/',
];

/** Addresses over https, or on loopback, that lead elsewhere than they look; some engines don't even parse some. */
const elsewhere = [
  'https://evil.example/',
  'https://evil.example/https://3d.example.com',
  'https://evil.example/?https://3d.example.com',
  'https://evil.example/#https://3d.example.com',
  'https://evil.example?3d.example.com',
  'https://evil.example#@3d.example.com',
  'https://evil.example/@3d.example.com',
  'https://evil.example\\@3d.example.com',
  'https://evil.example\\.3d.example.com',
  'https://3d.example.com.evil.example/',
  'https://3d.example.comevil.example/',
  'https://3d.example.com-evil.example/',
  'https://3d-example.com/',
  'https://evil3d.example.com/',
  'https://x.3d.example.com/',
  'https://www.3d.example.com/',
  'https://example.com/',
  'https://com/',
  'https://3d.example.co/',
  'https://3d.example.comm/',
  'https://3d.exampIe.com/',
  'https://3d.examp1e.com/',
  'https://3d.exаmple.com/',
  'https://3d.example.сom/',
  'https://3d.ехаmple.com/',
  'https://3ԁ.example.com/',
  'https://xn--3d-example-com/',
  'https://xn--/',
  'https://3d.xn--exmple-4nf.com/',
  'https://3d.example.com./',
  'https://3d..example.com/',
  'https://3d.example.com:444/',
  'https://3d.example.com:8443/',
  'https://3d.example.com:80/',
  'https://3d.example.com:0/',
  'https://3d.example.com:65535/',
  'https://integrate.example.com/',
  'https://integrate.example.com:443/',
  'https://integrate.example.com:08444/',
  'https:evil.example',
  'https:/evil.example',
  'https:///evil.example',
  'https:////evil.example',
  'https:\\\\evil.example',
  'https:/\\evil.example',
  'https:\\/evil.example',
  'https://\tevil.example',
  'https://ev\nil.example',
  ' https://evil.example ',
  '\u0000https://evil.example',
  'h\tttps://evil.example',
  'HTTPS://EVIL.EXAMPLE/',
  'https://EVIL.example/3D.EXAMPLE.COM',
  'https://evil.example/%2f..%2f3d.example.com',
  'https://evil.example/..//3d.example.com',
  'https://evil.example//3d.example.com',
  'https://evil%2eexample/',
  'https://evil。example/',
  'https://evil．example/',
  'https://ｅｖｉｌ.example/',
  'https://evil\u00ad.example/',
  'https://e\u200bvil.example/',
  'https://ⓔvil.example/',
  'https://evil.example/.3d.example.com',
  'https://evil b.example/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://017700000001/',
  'https://127.1/',
  'https://127.0.0.1/',
  'https://127.0.0.1:4100/',
  'https://localhost/',
  'https://localhost:4100/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[0:0:0:0:0:0:0:1]:4100/',
  'https://169.254.169.254/latest/meta-data/',
  'https://192.168.0.1/',
  'https://10.0.0.1/',
  'https://0.0.0.0/',
  'https://[::]/',
  'https://[fe80::1]/',
  'https://metadata.google.internal/',
  'http://127.0.0.1/',
  'http://127.0.0.1:4101/',
  'http://127.0.0.1:41000/',
  'http://127.1:4101/',
  'http://2130706433:80/',
  'http://localhost/',
  'http://localhost:80/',
  'http://localhost:4101/',
  'http://LOCALHOST:4101/',
  'http://evil.localhost:4100/',
  'http://a.b.localhost/',
  'http://[::1]/',
  'http://[::1]:4100/',
];

/** Plain http to hosts that only look like this machine. */
const notLoopback = [
  'http://127.0.0.1.evil.example:4100/',
  'http://127.0.0.2:4100/',
  'http://localhost.evil.example:4100/',
  'http://localhostevil:4100/',
  'http://evil-localhost:4100/',
  'http://mylocalhost/',
  'http://localhost.:4100/',
  'http://0.0.0.0:4100/',
  'http://[::]:4100/',
  'http://[::ffff:127.0.0.1]:4100/',
  'http://[::ffff:7f00:1]:4100/',
  'http://[::2]:4100/',
  'http://0177.0.0.2:4100/',
  'http://192.168.0.1:4100/',
  'http://10.0.0.1:4100/',
  'http://169.254.169.254/',
  'http://ip6-localhost:4100/',
  'http://loopback:4100/',
];

/** Texts that are no absolute address, and would be read against the page. */
const relative = [
  '',
  ' ',
  '\n',
  '/',
  '//',
  '//3d.example.com',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\tevil.example',
  '3d.example.com',
  'www.evil.example',
  '?https://3d.example.com',
  '#https://3d.example.com',
  './x',
  '../x',
  'x',
  '@3d.example.com',
  ':',
  '://',
  '://3d.example.com',
  ':443',
  'https',
  'https:',
  'https:/',
  'https://',
  'https:///',
  'https://?',
  'https://#',
  'https://@',
  'https://:443',
  'https://:@',
  'https://[',
  'https://[::1',
  'https://[::1]x',
  'https://[evil]',
  'https://%',
  'https://%00',
  'https://%2f',
  'https://a<b.example',
  'https://a>b.example',
  'https://a^b.example',
  'https://a|b.example',
  'https://3d.example.com:x/',
  'https://3d.example.com:65536/',
  'https://3d.example.com:-1/',
  'https://3d.example.com:443x/',
  'https://1.2.3.256/',
  'https://1.2.3.999/',
  'https://\u00ad/',
  'null',
  'undefined',
  '[object Object]',
  '1:https://3d.example.com',
  '-https://3d.example.com',
];

const hostile = [...schemes, ...credentials, ...elsewhere, ...notLoopback, ...relative];

describe('an address the platform gives', () => {
  it('is gone to when it is one of the allowed origins, over https or on loopback', () => {
    for (const address of [
      HOSTED,
      'https://3d.example.com/consents/1?x=https://evil.example#y',
      'https://3d.example.com:443/',
      'HTTPS://3D.EXAMPLE.COM/a',
      'https:\\\\3d.example.com\\a',
      'https://integrate.example.com:8443/a',
      'http://127.0.0.1:4100/platform/hosted',
      'http://127.1:4100/platform/hosted',
      'http://localhost:4100/',
    ]) {
      const checked = checkAddress(address, ALLOWED);
      expect(checked.fault, address).to.equal(undefined);
      if ('url' in checked) expect(checked.url.href).to.equal(target(address).href);
    }
  });

  it('is not gone to in any of more than two hundred hostile spellings', () => {
    expect(new Set(hostile).size).to.be.greaterThan(200);
    expect(new Set(hostile).size).to.equal(hostile.length);
    for (const address of hostile) {
      const checked = checkAddress(address, ALLOWED);
      expect(checked.fault, JSON.stringify(address)).to.be.a('string');
      expect(checked, JSON.stringify(address)).not.to.have.property('url');
    }
  });

  const kinds: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a scheme that is not https', schemes, ['scheme', 'not-a-url']],
    ['a name before the host', credentials, ['credentials']],
    ['an origin that is not allowed', elsewhere, ['origin', 'not-a-url']],
    ['plain http to another machine', notLoopback, ['scheme']],
    ['no absolute address', relative, ['not-a-url', 'scheme']],
  ];
  for (const [name, addresses, faults] of kinds)
    it(`says what is wrong: ${name}`, () => {
      for (const address of addresses)
        expect(checkAddress(address, ALLOWED).fault, JSON.stringify(address)).to.be.oneOf(faults);
    });

  it('tells the origin that is not allowed, and nothing else of the address', () => {
    expect(checkAddress('https://evil.example/secret?token=1#x', ALLOWED)).to.deep.equal({
      fault: 'origin',
      origin: 'https://evil.example',
    });
  });

  it('is gone to nowhere when nothing is allowed', () => {
    for (const address of [HOSTED, 'http://127.0.0.1:4100/'])
      expect(checkAddress(address, []).fault).to.equal('origin');
  });

  it('is compared with whole origins only, never with parts of what a host allowed', () => {
    for (const allowed of [
      '3d.example.com',
      'https://',
      'https://3d.example.com/',
      '*',
      'https://*.example.com',
      'null',
      '',
    ])
      expect(checkAddress(`${HOSTED}/a`, [allowed]).fault, allowed).to.equal('origin');
  });

  it('is on this machine only by the names that are reserved for it', () => {
    for (const address of [
      'http://localhost',
      'http://a.localhost',
      'http://127.0.0.1:1',
      'http://[::1]',
      'http://2130706433',
    ])
      expect(isLoopback(new URL(address)), address).to.equal(true);
    for (const address of notLoopback) expect(isLoopback(new URL(address)), address).to.equal(false);
  });
});
