import { mailsTo } from './support/mails.js';
import { eventually } from './support/eventually.js';
import { sql } from './support/here.js';
import { PASSWORD, signedIn } from './support/people.js';
import { Visit } from './support/visit.js';

const titleOf = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1];

async function visitOf(...roles: Parameters<typeof signedIn>): Promise<Visit> {
  const { tokens } = await signedIn(...roles);
  return new Visit({ kontor_access: tokens.accessToken });
}

describe('a page that cannot be shown', () => {
  it.each([
    ['de', 'Nicht gefunden'],
    ['en', 'Not found'],
  ])('says so in %s and offers a way out', async (language, title) => {
    const page = await new Visit().get('/nothing-here', { 'accept-language': language });
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-language')).toBe(language);
    expect(page.html).toContain(`<html lang="${language}">`);
    expect(titleOf(page.html)).toBe(`${title} – EfA-Kontor`);
    expect(page.html).toContain('href="/help"');
    expect(page.html).toContain(page.headers.get('x-request-id'));
  });

  it('leads to signing in, and from there back', async () => {
    const page = await new Visit().get('/people?q=a');
    expect([page.status, page.location]).toEqual([303, '/sign-in?next=%2Fpeople%3Fq%3Da']);
  });

  it('refuses roles that may not see it', async () => {
    const page = await (await visitOf(['state.reader'])).get('/organisations/new');
    expect(page.status).toBe(403);
    expect(titleOf(page.html)).toContain('Dafür fehlt die Berechtigung');
  });

  it('says that an address holds wrong filters', async () => {
    expect((await new Visit().get('/services?phase=whatever')).status).toBe(400);
    expect((await new Visit().get('/services?colour=blue')).status).toBe(400);
  });
});

describe('the language', () => {
  it('is chosen in the head of the page and remembered', async () => {
    const visit = new Visit();
    const home = await visit.get('/help?x', { 'accept-language': 'de' });
    const chosen = await visit.send(await visit.get('/help'), '/language', { language: 'en' });
    expect([chosen.status, chosen.location]).toEqual([303, '/help']);
    expect(home.html).toContain('<html lang="de">');
    expect((await visit.get('/help', { 'accept-language': 'de' })).html).toContain('<html lang="en">');
  });

  it('does not send people to other sites', async () => {
    const visit = new Visit();
    const body = new URLSearchParams({ language: 'en', back: '//evil.example/' });
    expect((await visit.ask('/language', { method: 'POST', body })).location).toBe('/');
  });
});

describe('a form', () => {
  const FEEDBACK = {
    message: 'Mit der Tastatur komme ich nicht\nan die Schaltfläche.',
    page: 'Dienste <b>',
    email: 'leserin@example.org',
  };

  it('that is refused says what is wrong above and at the field, and loses nothing', async () => {
    const visit = new Visit();
    const refused = await visit.send(await visit.get('/feedback'), '/feedback', { ...FEEDBACK, message: 'kurz', email: 'niemand' });
    expect(refused.status).toBe(422);
    expect(titleOf(refused.html)).toMatch(/^Fehler: /);
    expect(refused.html).toContain('id="error-summary"');
    expect(refused.html).toContain(
      '<a class="kern-link kern-link--no-visited-state" href="#message">Was ist das Problem?: Bitte 10 bis 4000 Zeichen',
    );
    expect(refused.html).toMatch(
      /<textarea[^>]* aria-describedby="message-hint message-error"[^>]* aria-invalid="true"[^>]*>kurz<\/textarea>/,
    );
    expect(refused.html).toMatch(/id="email"[^>]* value="niemand"/);
    expect(refused.html).toContain('value="Dienste &lt;b&gt;"');
  });

  it('that is taken leads on and says so once', async () => {
    const visit = new Visit();
    const taken = await visit.send(await visit.get('/feedback'), '/feedback', FEEDBACK);
    expect([taken.status, taken.location]).toEqual([303, '/feedback']);
    expect((await visit.get('/feedback')).html).toContain('Danke, Ihre Meldung ist angekommen.');
    expect((await visit.get('/feedback')).html).not.toContain('Danke');
  });

  it('sent by two clicks does its work once, and both lead to the same page', async () => {
    const visit = new Visit();
    const body = visit.filledIn(await visit.get('/feedback'), '/feedback', { ...FEEDBACK, page: 'Doppelklick' });
    const before = await receivedReports();
    const answers = await Promise.all([1, 2, 3].map(() => visit.ask('/feedback', { method: 'POST', body })));
    expect(answers.map(({ status, location }) => [status, location])).toEqual([1, 2, 3].map(() => [303, '/feedback']));
    expect(await receivedReports()).toBe(before + 1);
  });

  it('sent again with other words is another one', async () => {
    const visit = new Visit();
    const page = await visit.get('/feedback');
    const before = await receivedReports();
    await visit.send(page, '/feedback', { ...FEEDBACK, page: 'Erstens' });
    await visit.send(page, '/feedback', { ...FEEDBACK, page: 'Zweitens' });
    expect(await receivedReports()).toBe(before + 2);
  });

  it('without its token, or with another visitor’s, is refused', async () => {
    const visit = new Visit();
    const body = visit.filledIn(await visit.get('/feedback'), '/feedback', FEEDBACK);
    expect((await new Visit().ask('/feedback', { method: 'POST', body })).status).toBe(403);
    body.delete('_csrf');
    expect((await visit.ask('/feedback', { method: 'POST', body })).status).toBe(403);
  });

  it('with a field it does not have is refused', async () => {
    const visit = new Visit();
    const refused = await visit.send(await visit.get('/feedback'), '/feedback', { ...FEEDBACK, isAdmin: 'true' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Dieses Feld ist unbekannt.');
  });

  async function receivedReports(): Promise<number> {
    const [{ count } = { count: 0 }] = await sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM events WHERE name = 'feedback.received'`,
    );
    return count;
  }
});

describe('a report of a barrier', () => {
  it('reaches the administrators by mail and stays nowhere else', async () => {
    const visit = new Visit();
    const message = 'Die Karte liest mein Screenreader nicht vor.';
    await visit.send(await visit.get('/feedback'), '/feedback', { message, page: '', email: 'leserin@example.org' });
    const mail = await eventually(async () => {
      const found = (await mailsTo('admin@bremen.example')).find(({ text }) => text.includes(message));
      expect(found).toBeDefined();
      return found;
    });
    expect(mail?.text).toContain('leserin@example.org');
    await eventually(async () => {
      const kept = await sql(`SELECT FROM outgoing_mails WHERE data::text LIKE '%Screenreader%'`);
      expect(kept).toEqual([]);
    });
    expect(await sql(`SELECT FROM events WHERE data::text LIKE '%Screenreader%' OR data::text LIKE '%leserin%'`)).toEqual([]);
  });
});

describe('signing in on the page', () => {
  it('asks for the code in a second step and leads to where one wanted to go', async () => {
    const { person } = await signedIn(['state.signatory']);
    const visit = new Visit();
    const form = '/sign-in?next=%2Fpeople';
    const first = await visit.send(await visit.get(form), form, { email: person.email, password: PASSWORD });
    expect([first.status, first.location]).toEqual([303, '/sign-in/code?next=%2Fpeople']);
    const code = await visit.get(String(first.location));
    const wrong = await visit.send(code, '/sign-in/code?next=%2Fpeople', { totp: '000000' });
    expect(wrong.status).toBe(401);
    expect(wrong.html).toContain('Der Code stimmt nicht');
    const second = await visit.send(wrong, '/sign-in/code?next=%2Fpeople', { totp: await person.code() });
    expect([second.status, second.location]).toEqual([303, '/people']);
    expect((await visit.get('/people')).html).toContain(person.name);
    const out = await visit.send(await visit.get('/people'), '/sign-out', {});
    expect([out.status, out.location]).toEqual([303, '/']);
    expect((await visit.get('/people')).status).toBe(303);
  });

  it('does not show what was typed as password again', async () => {
    const visit = new Visit();
    const refused = await visit.send(await visit.get('/sign-in'), '/sign-in', {
      email: 'nobody@example.org',
      password: 'geheimes Wort 17',
    });
    expect(refused.status).toBe(401);
    expect(refused.html).toContain('value="nobody@example.org"');
    expect(refused.html).not.toContain('geheimes Wort 17');
    expect(refused.headers.get('cache-control')).toMatch(/no-(cache|store)/);
  });
});

describe('people and their access', () => {
  it('an administrator invites somebody, who sets a password by the link and signs in', async () => {
    const admin = await visitOf(['operator.admin']);
    const email = `neu.${Date.now()}@bremen.example`;
    const form = await admin.get('/people/invite');
    const [, action = ''] = /action="(\/people\/invite[^"]*)"/.exec(form.html) ?? [];
    const invited = await admin.send(form, action.replaceAll('&#x3D;', '='), {
      name: 'Neue Kollegin',
      email,
      roles: 'operator.auditor',
      language: 'de',
    });
    expect(invited.status).toBe(303);
    expect((await admin.get(String(invited.location))).html).toContain(`Die Einladung an ${email} ist unterwegs.`);
    const mail = await eventually(async () => {
      const [found] = await mailsTo(email);
      expect(found).toBeDefined();
      return found;
    });
    const link = new URL(/http\S+accept-invitation\S+/.exec(mail?.text ?? '')?.[0] ?? '');
    const path = `${link.pathname}${link.search}`;
    const visit = new Visit();
    const welcome = await visit.get(path);
    expect(welcome.html).toContain('value="Neue Kollegin"');
    const weak = await visit.send(welcome, path, { name: 'Neue Kollegin', password: 'kurz' });
    expect(weak.status).toBe(422);
    const done = await visit.send(weak, path, { name: 'Neue Kollegin', password: 'vier Birnen im Nachtzug 7' });
    expect([done.status, done.location]).toEqual([303, '/sign-in']);
    expect((await visit.get(path)).status).toBeGreaterThanOrEqual(400);
  });

  it('somebody without that right cannot invite', async () => {
    expect((await (await visitOf(['authority.reader'])).get('/people/invite')).status).toBe(403);
  });
});
