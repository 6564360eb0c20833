import { parseConfig, parseMailboxConfig } from './config.js';

const SETTINGS = {
  DATABASE_URL: 'postgres://kontor@localhost/kontor',
  KONTOR_SECRET: 'x'.repeat(32),
};
const PRODUCTION = {
  ...SETTINGS,
  NODE_ENV: 'production',
  BASE_URL: 'https://kontor.example',
  SMTP_URL: 'smtps://mail.example',
};

const sentencesOn = (settings: Record<string, string | undefined>): string[] => {
  try {
    parseConfig(settings);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n- ').slice(1);
  }
};

describe('the configuration', () => {
  it('needs a database and a secret, and has a default for everything else', () => {
    expect(parseConfig(SETTINGS)).toMatchObject({
      isProduction: false,
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://127.0.0.1:3000',
      usesHttps: false,
      smtpUrl: 'smtp://127.0.0.1:3026',
      loadsDemo: false,
      metricsToken: null,
      trustedProxies: [],
    });
  });

  it('is the same whether a setting is empty or not set, and whatever spaces stand around it', () => {
    const empty = Object.fromEntries(
      ['PORT', 'HOST', 'BASE_URL', 'SMTP_URL', 'KONTOR_DEMO', 'NODE_ENV', 'LOG_LEVEL'].map((name) => [name, ' ']),
    );
    expect(parseConfig({ ...SETTINGS, ...empty })).toEqual(parseConfig(SETTINGS));
    expect(parseConfig({ ...SETTINGS, PORT: ' 4000 ' }).port).toBe(4000);
  });

  it('knows the address people use without its last slash, and by it whether they come over https', () => {
    expect(parseConfig({ ...SETTINGS, BASE_URL: 'https://kontor.example/' })).toMatchObject({
      baseUrl: 'https://kontor.example',
      usesHttps: true,
    });
  });

  it('takes proxies by address or network', () => {
    expect(parseConfig({ ...SETTINGS, TRUSTED_PROXIES: '10.0.0.0/8, ::1 ,192.0.2.7' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '::1',
      '192.0.2.7',
    ]);
  });

  it.each([
    [{ DATABASE_URL: '' }, 'DATABASE_URL must be an address that begins with postgres://.'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL must be an address that begins with postgres://.'],
    [{ KONTOR_SECRET: 'x'.repeat(31) }, expect.stringContaining('KONTOR_SECRET must hold at least 32 characters')],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be production, development or test.'],
    [{ PORT: '70000', BASE_URL: 'http://localhost' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '3000.5', BASE_URL: 'http://localhost' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ BASE_URL: 'kontor.example' }, 'BASE_URL must be a full address, such as https://kontor.example.'],
    [{ BASE_URL: 'ftp://kontor.example' }, 'BASE_URL must be a full address, such as https://kontor.example.'],
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL must be an address that begins with smtp:// or smtps://.'],
    [{ KONTOR_DEMO: 'yes' }, 'KONTOR_DEMO must be 0 or 1.'],
    [{ KONTOR_DEMO_PASSWORD: 'short' }, 'KONTOR_DEMO_PASSWORD must have at least 12 characters.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.'],
    [
      { TRUSTED_PROXIES: '10.0.0.1, proxy, 10.0.0.0/33' },
      'TRUSTED_PROXIES must hold addresses or networks such as 10.0.0.0/8, not proxy, 10.0.0.0/33.',
    ],
  ])('says in one sentence what is wrong with %j', (setting, sentence) => {
    expect(sentencesOn({ ...SETTINGS, ...setting })).toEqual([sentence]);
  });

  it('names everything that is wrong at once', () => {
    expect(sentencesOn({ PORT: 'x', LOG_LEVEL: 'loud' })).toHaveLength(5);
  });
});

describe('in production', () => {
  it('everything real is enough', () => {
    expect(parseConfig(PRODUCTION)).toMatchObject({ isProduction: true, usesHttps: true, loadsDemo: false });
  });

  it.each([
    [{ BASE_URL: 'http://kontor.example' }, 'BASE_URL must begin with https:// in production.'],
    [{ SMTP_URL: undefined }, 'SMTP_URL must be an address that begins with smtp:// or smtps://.'],
    [{ KONTOR_SECRET: undefined }, expect.stringContaining('KONTOR_SECRET')],
    [{ KONTOR_DEMO: '1' }, 'KONTOR_DEMO loads people with a known password; it is refused together with NODE_ENV=production.'],
  ])('%j is refused', (setting, sentence) => {
    expect(sentencesOn({ ...PRODUCTION, ...setting })).toEqual([sentence]);
  });
});

describe('the development mailbox', () => {
  it('catches mail where SMTP_URL sends it', () => {
    expect(parseMailboxConfig({ SMTP_URL: 'smtp://127.0.0.1:2525' })).toEqual({ host: '127.0.0.1', httpPort: 3025, smtpPort: 2525 });
    expect(parseMailboxConfig({})).toMatchObject({ smtpPort: 3026 });
  });

  it('says of each port that is none', () => {
    expect(() => parseMailboxConfig({ MAILBOX_PORT: 'x', MAILBOX_SMTP_PORT: '-1' })).toThrow(
      'MAILBOX_PORT must be a whole number from 0 to 65535.\nMAILBOX_SMTP_PORT must be a whole number from 0 to 65535.',
    );
  });
});
