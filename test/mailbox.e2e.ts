import { createTransport, type Transporter } from 'nodemailer';
import { type Mailbox, startMailbox } from '#apps/mailbox/src/mailbox';
import { parseMailboxConfig } from '#libs/platform/config/config';
import { type Mail, mailsTo } from './support/mails.js';

describe('the development mailbox', () => {
  let mailbox: Mailbox;
  let transport: Transporter;

  beforeAll(async () => {
    mailbox = await startMailbox({ httpPort: 0, smtpPort: 0 });
    transport = createTransport({ url: mailbox.smtpUrl, pool: true });
  });
  afterAll(async () => {
    transport.close();
    await mailbox.stop();
  });

  async function caught(subject: string): Promise<Mail> {
    await transport.sendMail({
      from: 'EfA-Kontor <kontor@kontor.example>',
      to: 'anna@town.example',
      subject,
      text: 'Grüße\n\nhttps://kontor.example/invitation?token=1&next=2',
      html: '<p>Grüße</p><script>alert(1)</script>',
    });
    const [newest] = await mailsTo('anna@town.example', mailbox.url);
    if (!newest) throw new Error('The mail was not caught.');
    return newest;
  }

  const page = async (path: string, language = 'de'): Promise<{ status: number; policy: string | null; body: string }> => {
    const answer = await fetch(mailbox.url + path, { headers: { 'accept-language': language } });
    return { status: answer.status, policy: answer.headers.get('content-security-policy'), body: await answer.text() };
  };

  it('tells programs what came for an address, the newest first', async () => {
    await caught('Erste');
    await caught('Zweite & „letzte“');
    const mails = await mailsTo('ANNA@town.example', mailbox.url);
    expect(mails.map(({ subject }) => subject)).toEqual(['Zweite & „letzte“', 'Erste']);
    expect(mails[0]).toMatchObject({ to: 'anna@town.example', text: expect.stringContaining('Grüße') as string });
    expect(await mailsTo('nobody@town.example', mailbox.url)).toEqual([]);
  });

  it('shows people a list and each mail, with links that work, in their language', async () => {
    const { id } = await caught('Einladung');
    expect((await page('/')).body).toContain(`<a href="/mails/${id}">Einladung</a>`);
    const { body } = await page(`/mails/${id}`);
    expect(body).toContain('<a href="https://kontor.example/invitation?token&#x3D;1&amp;next&#x3D;2">');
    expect(body).toContain('<h1>Einladung</h1>');
    expect((await page('/', 'en')).body).toContain('<html lang="en">');
  });

  it('lets the HTML of a mail do nothing but be read', async () => {
    const { id } = await caught('Skript');
    expect((await page(`/mails/${id}/html`)).policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
  });

  it.each(['/mails/unknown', '/mails/unknown/html', '//', '/elsewhere'])('answers %s with "not found"', async (path) => {
    expect((await page(path)).status).toBe(404);
  });

  it('listens where mail is sent to, or where it is told', () => {
    expect(parseMailboxConfig({})).toEqual({ host: '127.0.0.1', httpPort: 3025, smtpPort: 3026 });
    expect(parseMailboxConfig({ SMTP_URL: 'smtp://127.0.0.1:4000', MAILBOX_PORT: '4001' })).toMatchObject({
      httpPort: 4001,
      smtpPort: 4000,
    });
    expect(parseMailboxConfig({ SMTP_URL: 'smtp://127.0.0.1:4000', MAILBOX_SMTP_PORT: '4002' }).smtpPort).toBe(4002);
    expect(() => parseMailboxConfig({ MAILBOX_PORT: 'x' })).toThrow('MAILBOX_PORT must be a whole number');
  });
});
