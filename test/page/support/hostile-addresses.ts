const HACK = 'globalThis.hacked=1';

/** Distinct addresses in place of `redirect_url`; `hosted` is the one origin that is allowed. */
export function hostileAddresses(hosted: string): readonly string[] {
  const { host, hostname, port } = new URL(hosted);
  const neighbour = Number(port) === 65_535 ? 65_534 : Number(port) + 1;
  const vendor = '3d.intergiro.com';
  const all = [
    // Schemes that run or draw something.
    ...[
      `javascript:${HACK}`,
      `JAVASCRIPT:${HACK}`,
      ` javascript:${HACK}`,
      `\tjavascript:${HACK}`,
      `java\nscript:${HACK}`,
    ],
    ...[`java\tscript:${HACK}`, `\u0000javascript:${HACK}`, `\u0001javascript:${HACK}`, `javascript\n:${HACK}`],
    ...[
      `javascript://${vendor}/%0a${HACK}`,
      `javascript://${host}/%0d%0a${HACK}`,
      `javascript:/*https://${vendor}/*/${HACK}`,
    ],
    ...[
      `javascript&colon;${HACK}`,
      `&#106;avascript:${HACK}`,
      `vbscript:${HACK}`,
      `livescript:${HACK}`,
      `view-source:${hosted}/`,
    ],
    ...[
      `data:text/html,<script>opener.${HACK}</script>`,
      'data:,x',
      'data:text/html;base64,PHNjcmlwdD4=',
      'DATA:text/html,x',
    ],
    ...[`blob:${hosted}/1`, `blob:https://${vendor}/1`, 'blob:null/1', `filesystem:${hosted}/temporary/x`],
    ...[
      `filesystem:https://${vendor}/persistent/x`,
      'about:blank',
      'about:srcdoc',
      'file:///etc/hosts',
      'file://localhost/x',
    ],
    ...[
      'chrome://settings/',
      'chrome-extension://abc/x',
      'resource://gre/x',
      'ms-settings:privacy',
      'intent://x#Intent;end',
    ],
    ...[
      'tel:+000',
      'sms:+000',
      'mailto:nobody@bank.example',
      'giro://x',
      `ws://${host}/`,
      `wss://${vendor}/`,
      `ftp://${vendor}/`,
    ],
    // Not encrypted, other hosts, other ports.
    ...[
      `http://${vendor}/`,
      'http://bank.example/',
      `http://${vendor}:443/`,
      'https://evil.example/',
      'https://EVIL.example/',
    ],
    ...[
      `https://${vendor}.evil.example/`,
      `https://evil.example/${vendor}`,
      `https://evil.example/?https://${vendor}/`,
    ],
    ...[
      `https://evil.example/#https://${vendor}/`,
      `https://${vendor}.`,
      `https://x.${vendor}/`,
      'https://intergiro.com/',
    ],
    ...[
      `https://${vendor}-evil.example/`,
      `https://evil-${vendor}/`,
      `https://${vendor}:8443/`,
      `https://${vendor}:80/`,
    ],
    ...[`https://${vendor}%2eevil.example/`, 'https://3d。intergiro。com.evil.example/', 'https://3d.intergiro.co/'],
    ...[
      'https://3d-intergiro.com/',
      'https://3dintergiro.com/',
      'https://3d.intergiro.com.example/',
      'https://3d.intergiro.org/',
    ],
    ...[`http://${hostname}:${neighbour}/`, `http://${hostname}/`, `https://${host}/`, `http://localhost:${port}/`],
    ...[`http://[::1]:${port}/`, `http://127.1.1.1:${port}/`, `http://127.0.0.2:${port}/`, `http://0.0.0.0:${port}/`],
    ...[`http://evil.localhost:${port}/`, `http://${hostname}.evil.example:${port}/`, `http://169.254.169.254/`],
    ...['http://192.168.0.1/', 'http://10.0.0.1/', 'https://[::1]/', 'https://[2001:db8::1]/', 'https://0x7f000001/'],
    // User names and passwords, which look like hosts.
    ...[
      `https://user@${vendor}/`,
      `https://user:word@${vendor}/`,
      `https://:word@${vendor}/`,
      `https://${vendor}@evil.example/`,
    ],
    ...[
      `https://${vendor}:443@evil.example/`,
      `https://${vendor}%40evil.example/`,
      `https://${vendor}%2f@evil.example/`,
    ],
    ...[
      `http://user@${host}/`,
      `http://user:word@${host}/`,
      `http://${host}@evil.example/`,
      `https://${vendor}#@evil.example/`.replace('#', '%23'),
    ],
    // Slashes and backslashes.
    ...[
      '//evil.example/',
      '///evil.example',
      '////evil.example',
      '\\\\evil.example\\',
      '/\\evil.example',
      '\\/evil.example',
    ],
    ...['https:\\\\evil.example\\', 'https:/evil.example/', 'https:evil.example', 'https:///evil.example/'],
    ...[
      `https://evil.example\\@${vendor}/`,
      `https://evil.example\\.${vendor}/`,
      'https:\\evil.example',
      `//${vendor}.evil.example/`,
    ],
    // Other scripts that look alike, soft hyphens, turned text.
    ...[
      'https://3d.intеrgiro.com/',
      'https://3d.іntergiro.com/',
      'https://xn--3d-intergiro-9fg.com/',
      'https://3d.ıntergiro.com/',
    ],
    ...[
      'https://3d.intergir0.com/',
      'https://3d.intergιro.com/',
      'https://3d.intergiro.cοm/',
      'https://xn--80ak6aa92e.com/',
    ],
    ...[
      'https://3d.intergiro.com\u202e.example/',
      'https://\u200b3d.intergiro.com.example/',
      'https://3d\u2024intergiro.com/',
    ],
    // Control characters and line ends, that some readers drop.
    ...[
      'ht\ntps://evil.example/',
      'https://evil\t.example/',
      'https://evil\r\n.example/',
      '\u0000https://evil.example/',
    ],
    ...[
      `https://evil.example\u0000.${vendor}/`,
      `https://${vendor}\u0000.evil.example/`,
      ' https://evil.example/ ',
      '\ufeffhttps://evil.example',
    ],
    // No addresses at all.
    ...[
      '',
      ' ',
      '/',
      '.',
      '..',
      '?',
      '#',
      'consents/1',
      '/consents/1',
      vendor,
      `${vendor}/consents/1`,
      'https://',
      'https:',
      ':',
      '://',
    ],
    ...[
      'null',
      'undefined',
      '[object Object]',
      'http://',
      'https://%',
      'https://[',
      `https://${vendor}:99999/`,
      `https://${vendor}:x/`,
    ],
  ];
  return [...new Set(all)];
}
