import { isIP } from 'node:net';

/** Everything that can be set from outside, read once at boot. `.env.example` lists the names with meaning and default. */
export interface Config {
  readonly isProduction: boolean;
  readonly databaseUrl: string;
  readonly port: number;
  /** Address the portal listens on. */
  readonly host: string;
  /** Address people use, without trailing slash; links in mails begin with it. */
  readonly baseUrl: string;
  /** Cookies are `Secure` and carry the `__Host-` prefix exactly when people come over https. */
  readonly usesHttps: boolean;
  /** Key material for tokens and stored second factors, at least 32 characters. */
  readonly secret: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly loadsDemo: boolean;
  readonly demoPassword: string;
  /** Shown in the header and the footer of every page. */
  readonly operatorName: string;
  /** Where the operator is reached, for imprint, privacy and help; null while nobody has said. */
  readonly operatorAddress: string | null;
  readonly operatorEmail: string | null;
  readonly operatorPhone: string | null;
  readonly logLevel: string;
  /** Bearer token for /metrics; without one, metrics answer on loopback only. */
  readonly metricsToken: string | null;
  /** Addresses and networks of reverse proxies whose X-Forwarded-For is believed; empty for none. */
  readonly trustedProxies: readonly string[];
}

/**
 * Parses the environment.
 * @throws Error with one sentence for each setting that is wrong
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  const text = (name: string, fallback: string): string => environment[name]?.trim() || fallback;
  const mode = text('NODE_ENV', 'development');
  if (!['production', 'development', 'test'].includes(mode)) wrong.push('NODE_ENV must be production, development or test.');
  const isProduction = mode === 'production';
  const databaseUrl = text('DATABASE_URL', '');
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) wrong.push('DATABASE_URL must be an address that begins with postgres://.');
  const port = Number(text('PORT', '3000'));
  if (!Number.isInteger(port) || port < 0 || port > 65535) wrong.push('PORT must be a whole number from 0 to 65535.');
  const baseUrl = text('BASE_URL', `http://127.0.0.1:${port}`).replace(/\/+$/, '');
  if (!/^https?:\/\//.test(baseUrl) || !URL.canParse(baseUrl))
    wrong.push('BASE_URL must be a full address, such as https://kontor.example.');
  if (isProduction && !baseUrl.startsWith('https://')) wrong.push('BASE_URL must begin with https:// in production.');
  const secret = text('KONTOR_SECRET', '');
  if (secret.length < 32) wrong.push('KONTOR_SECRET must hold at least 32 characters of chance, for example from "openssl rand -hex 32".');
  const smtpUrl = text('SMTP_URL', isProduction ? '' : 'smtp://127.0.0.1:3026');
  if (!/^smtps?:\/\//.test(smtpUrl)) wrong.push('SMTP_URL must be an address that begins with smtp:// or smtps://.');
  const demo = text('KONTOR_DEMO', '0');
  if (!['0', '1'].includes(demo)) wrong.push('KONTOR_DEMO must be 0 or 1.');
  const loadsDemo = demo === '1';
  if (loadsDemo && isProduction)
    wrong.push('KONTOR_DEMO loads people with a known password; it is refused together with NODE_ENV=production.');
  const demoPassword = text('KONTOR_DEMO_PASSWORD', 'kontor-demo-2026');
  if (demoPassword.length < 12) wrong.push('KONTOR_DEMO_PASSWORD must have at least 12 characters.');
  const logLevel = text('LOG_LEVEL', 'info');
  if (!['fatal', 'error', 'warn', 'info', 'debug', 'silent'].includes(logLevel)) {
    wrong.push('LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.');
  }
  const trustedProxies = text('TRUSTED_PROXIES', '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const notAddresses = trustedProxies.filter((address) => !isAddress(address));
  if (notAddresses.length > 0)
    wrong.push(`TRUSTED_PROXIES must hold addresses or networks such as 10.0.0.0/8, not ${notAddresses.join(', ')}.`);
  if (wrong.length > 0) throw new Error(`These settings are wrong:\n- ${wrong.join('\n- ')}`);
  return {
    isProduction,
    databaseUrl,
    port,
    host: text('HOST', '127.0.0.1'),
    baseUrl,
    usesHttps: baseUrl.startsWith('https://'),
    secret,
    smtpUrl,
    mailFrom: text('MAIL_FROM', 'EfA-Kontor <kontor@kontor.example>'),
    loadsDemo,
    demoPassword,
    operatorName: text('OPERATOR_NAME', 'Freie Hansestadt Bremen'),
    operatorAddress: text('OPERATOR_ADDRESS', '') || null,
    operatorEmail: text('OPERATOR_EMAIL', '') || null,
    operatorPhone: text('OPERATOR_PHONE', '') || null,
    logLevel,
    metricsToken: text('METRICS_TOKEN', '') || null,
    trustedProxies,
  };
}

/** An IP address, alone or with the length of its network's prefix. */
function isAddress(text: string): boolean {
  const [address = '', prefix = '0', ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest;
}

/** The one place that reads the process's environment. */
export function configFromEnvironment(): Config {
  return parseConfig(process.env);
}

/** Where the development mailbox listens; port 0 for any free one. */
export interface MailboxConfig {
  readonly host: string;
  readonly httpPort: number;
  readonly smtpPort: number;
}

/**
 * Parses the mailbox's part of the environment. Mail is caught where SMTP_URL sends it.
 * @throws Error with one sentence for each setting that is wrong
 */
export function parseMailboxConfig(environment: Readonly<Record<string, string | undefined>>): MailboxConfig {
  const smtpUrl = environment.SMTP_URL ?? '';
  const sentTo = URL.canParse(smtpUrl) ? new URL(smtpUrl).port : '';
  const port = (name: string, fallback: string): number => Number(environment[name]?.trim() || fallback);
  const ports = { MAILBOX_PORT: port('MAILBOX_PORT', '3025'), MAILBOX_SMTP_PORT: port('MAILBOX_SMTP_PORT', sentTo || '3026') };
  const wrong = Object.entries(ports).filter(([, value]) => !Number.isInteger(value) || value < 0 || value > 65535);
  if (wrong.length > 0) throw new Error(wrong.map(([name]) => `${name} must be a whole number from 0 to 65535.`).join('\n'));
  return { host: environment.MAILBOX_HOST?.trim() || '127.0.0.1', httpPort: ports.MAILBOX_PORT, smtpPort: ports.MAILBOX_SMTP_PORT };
}

export function mailboxConfigFromEnvironment(): MailboxConfig {
  return parseMailboxConfig(process.env);
}
