import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/configuration.js';
import { isAllowedOrigin } from '../../src/platform/config/origins.js';

const folder = mkdtempSync(join(tmpdir(), 'support-configuration-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const fileWith = (content: string | Buffer): string => {
  const path = join(folder, `${++files}`);
  writeFileSync(path, content);
  return path;
};

type Env = Record<string, string | undefined>;
/** The lines of the table of mistakes, as `NAME message`; none: the configuration was taken. */
const mistakesOf = (env: Env): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace(/ +/, ' '));
  }
};

const secret = 'a-secret-that-is-long-enough-for-this';
const issuers = JSON.stringify([{ name: 'shop', algorithm: 'HS256', secret }]);
const names = (env: Env) => readConfig(env).trustedIssuers.map(({ name }) => name);

describe('a setting', () => {
  it.each(['abc', '', '0x10', '1e3', '8787.5', '-1', '65536', '+80', '8 787', '٨٠'].filter(Boolean))(
    'PORT=%s is refused in words of ours',
    (PORT) => {
      expect(mistakesOf({ PORT })).toEqual(['PORT needs a whole number from 0 to 65535']);
    },
  );

  it.each([
    ['SUPPORT_AUTO_CLOSE_DAYS', 'soon', 'needs a number from 0 to 3650'],
    ['SUPPORT_AUTO_CLOSE_DAYS', '1e2', 'needs a number from 0 to 3650'],
    ['SUPPORT_TRUSTED_PROXIES', 'true', 'needs a whole number from 0 to 10'],
    ['LOG_LEVEL', 'loud', 'needs one of fatal, error, warn, info, debug, trace, silent'],
    ['SUPPORT_RATE_LIMITS', '{"persn":{"points":1,"seconds":1}}', 'does not know `persn`: do you mean `person`?'],
    ['SUPPORT_RATE_LIMITS', '[]', 'needs an object'],
    ['SUPPORT_TRUSTED_ISSUERS', '{}', 'needs a list'],
    ['SUPPORT_MAIL_REPLY_DOMAIN', 'nonsense', 'needs a domain such as reply.example.com'],
  ])('%s=%s is refused in words of ours', (name, value, message) => {
    expect(mistakesOf({ [name]: value })).toEqual([`${name} ${message}`]);
  });

  it('says of a part of JSON which, and what it needs', () => {
    const limits = { person: { points: 'many', seconds: 0 }, register: { points: 3 } };
    expect(mistakesOf({ SUPPORT_RATE_LIMITS: JSON.stringify(limits) })).toEqual([
      'SUPPORT_RATE_LIMITS.person.points needs a number',
      'SUPPORT_RATE_LIMITS.person.seconds needs 1 or more',
      'SUPPORT_RATE_LIMITS.register.seconds is missing',
    ]);
    expect(mistakesOf({ SUPPORT_TRUSTED_ISSUERS: '[{"name":"shop","algorithm":"HS256","secret":"short"}]' })).toEqual([
      'SUPPORT_TRUSTED_ISSUERS.0.secret needs at least 32 bytes: `openssl rand -base64 32`',
    ]);
  });

  it('may have blanks and line breaks around it, as mounted secrets have', () => {
    const config = readConfig({
      PORT: ' 8080\n',
      SUPPORT_PUBLIC_URL: '\ufeffhttps://Support.Example:443/\r\n',
      DATABASE_URL: 'postgres://me@db.example/support\n',
      LOG_LEVEL: ' WARN ',
      SUPPORT_SECRET: ' a secret with blanks \r\n',
      SUPPORT_ADMIN_EMAIL: ' me@example.com ',
      SUPPORT_ADMIN_PASSWORD: ' ten characters \n',
      SUPPORT_TRUSTED_ISSUERS: `\ufeff${issuers}\n`,
    });
    expect(config).toMatchObject({
      port: 8080,
      publicUrl: 'https://support.example',
      databaseUrl: 'postgres://me@db.example/support',
      logLevel: 'warn',
      secret: ' a secret with blanks ',
      firstAdmin: { email: 'me@example.com', password: ' ten characters ' },
    });
    expect(names({ SUPPORT_TRUSTED_ISSUERS: ` \n${issuers}` })).toEqual(['shop']);
  });

  it('that is unknown is told, with the name that is near; a host’s and Kubernetes’ are not ours', () => {
    const { warnings } = readConfig({
      SUPPORT_SECRETT: 'x'.repeat(20),
      SUPPORT_TRUSTED_ISUERS: '[]',
      SUPPORT_PASSWORD_OF_SOMETHING_ELSE: 'x',
      SUPPORT_ISSUER_SECRET: secret,
      SUPPORT_PORT: 'tcp://10.0.0.1:80',
      SUPPORT_SERVICE_HOST: '10.0.0.1',
      SUPPORT_WEB_PORT_80_TCP_ADDR: '10.0.0.1',
      SUPPORT_EMPTY: '',
    });
    expect(warnings).toEqual([
      'There is no setting SUPPORT_SECRETT: it does nothing. Do you mean SUPPORT_SECRET?',
      'There is no setting SUPPORT_TRUSTED_ISUERS: it does nothing. Do you mean SUPPORT_TRUSTED_ISSUERS?',
      'There is no setting SUPPORT_PASSWORD_OF_SOMETHING_ELSE: it does nothing.',
    ]);
  });
});

describe('a file of a setting', () => {
  const bom = Buffer.from('\ufeff');
  it.each([
    ['UTF-8', Buffer.from(issuers)],
    ['UTF-8 with a byte order mark', Buffer.concat([bom, Buffer.from(issuers)])],
    ['UTF-16, as an old PowerShell writes it', Buffer.from(`\ufeff${issuers}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${issuers}`, 'utf16le').swap16()],
    ['lines of Windows', Buffer.from(`\r\n${issuers}\r\n`)],
  ])('is read as %s', (_, content) => {
    const path = fileWith(content);
    expect(names({ SUPPORT_TRUSTED_ISSUERS: path })).toEqual(['shop']);
    expect(names({ SUPPORT_TRUSTED_ISSUERS: ` ${path}\n` })).toEqual(['shop']);
    expect(names({ SUPPORT_TRUSTED_ISSUERS_FILE: `${path}\n` })).toEqual(['shop']);
  });

  it.each([
    ['SUPPORT_SECRET', 'a secret of sixteen', 'secret'],
    ['DATABASE_URL', 'postgres://me:hush@db.example/support', 'databaseUrl'],
    ['PORT', '8080', 'port'],
  ])('%s_FILE stands for %s', (name, value, key) => {
    const config = readConfig({ [`${name}_FILE`]: fileWith(`${value}\n`) }) as unknown as Record<string, unknown>;
    expect(String(config[key])).toBe(value);
  });

  it('may hold the password and the mail server', () => {
    const config = readConfig({
      SUPPORT_ADMIN_EMAIL: 'me@example.com',
      SUPPORT_ADMIN_PASSWORD_FILE: fileWith('ten characters or more\n'),
      SMTP_URL_FILE: fileWith('smtp://user:hush@mail.example\n'),
      SUPPORT_MAIL_FROM: 'support@example.com',
    });
    expect(config.firstAdmin?.password).toBe('ten characters or more');
    expect(config.smtpUrl).toBe('smtp://user:hush@mail.example');
  });

  it('that cannot be read, is empty, or is named beside the value is a mistake that names it', () => {
    const empty = fileWith('\n');
    const latin = fileWith(Buffer.from('a secret of sixteen \xe9', 'latin1'));
    expect(mistakesOf({ SUPPORT_TRUSTED_ISSUERS: '/nope.json' })).toEqual([
      'SUPPORT_TRUSTED_ISSUERS the file /nope.json cannot be read: there is no such file',
    ]);
    expect(mistakesOf({ SUPPORT_RATE_LIMITS: folder })).toEqual([
      `SUPPORT_RATE_LIMITS the file ${folder} cannot be read: it is a folder`,
    ]);
    expect(mistakesOf({ SUPPORT_SECRET_FILE: '/nope' })).toEqual([
      'SUPPORT_SECRET_FILE the file /nope cannot be read: there is no such file',
    ]);
    expect(mistakesOf({ SUPPORT_SECRET_FILE: empty })).toEqual([`SUPPORT_SECRET_FILE the file ${empty} is empty`]);
    expect(mistakesOf({ SUPPORT_SECRET_FILE: latin })).toEqual([
      `SUPPORT_SECRET_FILE the file ${latin} cannot be read: it is not UTF-8`,
    ]);
    expect(mistakesOf({ SUPPORT_SECRET: 'x'.repeat(20), SUPPORT_SECRET_FILE: fileWith('y'.repeat(20)) })).toEqual([
      'SUPPORT_SECRET is set twice: leave out SUPPORT_SECRET or SUPPORT_SECRET_FILE',
    ]);
  });
});

describe('JSON in a setting', () => {
  it.each([
    ['{"person":', 'line 1, column 11'],
    ['{"person":{}},', 'line 1, column 14'],
    ['{\n  "person": {"points": 1,}\n}', 'line 2, column 26'],
    ["{'person': 1}", 'line 1, column 2'],
    ['{"person" 1}', 'line 1, column 11'],
    ['[1, 2', 'line 1, column 6'],
    ['[01]', 'line 1, column 2'],
    ['[truex]', 'line 1, column 2'],
    ['["a\nb"]', 'line 1, column 2'],
    ['[1 2]', 'line 1, column 4'],
    ['{"a":1]', 'line 1, column 7'],
    ['[,]', 'line 1, column 2'],
    ['{"secret": "hush-hush" "name": 1}', 'line 1, column 24'],
  ])('%j is not valid at the place that is named, and nothing of it is told', (text, place) => {
    expect(() => JSON.parse(text)).toThrow();
    for (const given of [text, fileWith(text)]) {
      if (!/^[[{/]/.test(given)) continue;
      expect(mistakesOf({ SUPPORT_RATE_LIMITS: given })).toEqual([
        `SUPPORT_RATE_LIMITS is not valid JSON: look at ${place}`,
      ]);
    }
  });
});

describe('an origin', () => {
  it.each([
    ['https://shop.example/support', 'https://shop.example'],
    ['https://shop.example/?a=b', 'https://shop.example'],
    ['https://shop.example/#a', 'https://shop.example'],
    ['https://me:hush@shop.example', 'https://shop.example'],
  ])('is alone: %s is a mistake wherever one stands', (value, alone) => {
    for (const name of ['SUPPORT_PUBLIC_URL', 'SUPPORT_CONSOLE_ORIGIN', 'SUPPORT_ALLOWED_ORIGINS']) {
      const [mistake, ...more] = mistakesOf({ [name]: value });
      expect(mistake).toMatch(
        new RegExp(`^${name}(\\.0)? needs an origin alone, without path, query or user: ${alone}$`),
      );
      expect(more).toEqual([]);
    }
  });

  it('is the same however it is written', () => {
    const { allowedOrigins, publicUrl } = readConfig({
      SUPPORT_PUBLIC_URL: 'HTTPS://SHOP.example:443/',
      SUPPORT_ALLOWED_ORIGINS: 'http://Shop.example:80/,https://münchen.example, \n https://shop.example:8443',
    });
    expect(publicUrl).toBe('https://shop.example');
    expect(allowedOrigins).toEqual([
      'http://shop.example',
      'https://xn--mnchen-3ya.example',
      'https://shop.example:8443',
    ]);
  });

  it.each([
    '*',
    'https://*',
    'https://*.com',
    'https://www.*.shop.example',
    'https://w*.shop.example',
    'https://*.*.example',
    'shop.example',
    'ftp://shop.example',
    'null',
  ])('%s is refused', (value) => {
    expect(mistakesOf({ SUPPORT_ALLOWED_ORIGINS: value })).toHaveLength(1);
  });

  it.each(['SUPPORT_PUBLIC_URL', 'SUPPORT_CONSOLE_ORIGIN'])('%s is one, not many', (name) => {
    expect(mistakesOf({ [name]: 'https://*.shop.example' })).toEqual([
      `${name} needs one origin: \`*\` stands for nothing here`,
    ]);
  });

  it.each([
    ['https://www.shop.example', true],
    ['https://xn--mnchen-3ya.shop.example', true],
    ['https://shop.example', false],
    ['https://a.b.shop.example', false],
    ['https://evilshop.example', false],
    ['https://www.shop.example.evil.example', false],
    ['https://evil.example/.shop.example', false],
    ['http://www.shop.example', false],
    ['https://www.shop.example:8443', false],
    ['https://.shop.example', false],
    ['https://*.shop.example', false],
    ['https://*.shop.example.evil', false],
    ['null', false],
    ['', false],
  ])('`https://*.shop.example` allows %s: %s', (asking, is) => {
    const { allowedOrigins } = readConfig({ SUPPORT_ALLOWED_ORIGINS: 'https://*.Shop.example/' });
    expect(isAllowedOrigin(allowedOrigins, asking)).toBe(is);
  });
});

describe('the mail settings', () => {
  it.each([
    ['smtp://user:100%sure@mail.example', '100%sure'],
    ['smtp://user:100%25sure@mail.example', '100%sure'],
    ['smtp://user:caf%E9@mail.example', 'caf%E9'],
    ['smtp://user:caf%C3%A9@mail.example', 'café'],
    ['smtp://user:a%zz%40b@mail.example', 'a%zz@b'],
    ['smtp://user:100%@mail.example', '100%'],
  ])('%s has the password %s', (SMTP_URL, password) => {
    const { smtpUrl } = readConfig({ SMTP_URL, SUPPORT_MAIL_FROM: 'support@example.com' });
    expect(decodeURIComponent(new URL(smtpUrl ?? '').password)).toBe(password);
    const { databaseUrl } = readConfig({ DATABASE_URL: SMTP_URL.replace('smtp:', 'postgres:') });
    expect(decodeURIComponent(new URL(databaseUrl ?? '').password)).toBe(password);
  });

  it('say how to write what would end the password', () => {
    expect(mistakesOf({ SMTP_URL: 'smtp://user:pa#ss@mail.example', SUPPORT_MAIL_FROM: 'a@example.com' })).toEqual([
      expect.stringMatching(/^SMTP_URL needs an address such as .* write .*#.* as .*%23/),
    ]);
  });

  it.each([
    ['hallo@käse.example', 'hallo@xn--kse-qla.example'],
    ['Käse & Co <hallo@Käse.example>', 'Käse & Co <hallo@xn--kse-qla.example>'],
  ])('SUPPORT_MAIL_FROM=%s is %s', (SUPPORT_MAIL_FROM, is) => {
    expect(readConfig({ SUPPORT_MAIL_FROM }).mailFrom).toBe(is);
  });

  it.each(['nobody', 'Shop <nobody>', 'a@example.com\nBcc: b@example.com', 'A <a@example.com>, B <b@example.com>'])(
    'SUPPORT_MAIL_FROM=%j is refused',
    (SUPPORT_MAIL_FROM) => {
      expect(mistakesOf({ SUPPORT_MAIL_FROM })).toHaveLength(1);
    },
  );
});
