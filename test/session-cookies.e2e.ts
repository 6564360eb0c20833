import { here, sql } from './support/here.js';
import { PASSWORD, person, signedIn, type Tokens } from './support/people.js';

/** A page as a browser with these cookies gets it. */
async function page(cookies: Record<string, string>, path = '/', init: RequestInit = {}) {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const answer = await fetch(`${here.portalUrl}${path}`, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
  const set: Record<string, string> = {};
  for (const line of answer.headers.getSetCookie()) set[line.slice(0, line.indexOf('='))] = line;
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text(), set };
}
const cookiesOf = ({ accessToken, refreshToken }: Tokens) => ({ kontor_access: accessToken, kontor_refresh: refreshToken });
const valueOf = (line: string | undefined) => /=([^;]*)/.exec(line ?? '')?.[1] ?? '';

describe('a browser’s session', () => {
  it('is known by its cookie on pages, where a bearer token counts for nothing', async () => {
    const { person: somebody, tokens } = await signedIn(['authority.lead']);
    const known = await page({ kontor_access: tokens.accessToken });
    expect(known.html).toContain(somebody.name);
    expect(known.set).toEqual({});
    expect((await page({}, '/', { headers: { authorization: `Bearer ${tokens.accessToken}` } })).html).not.toContain(somebody.name);
  });

  it('does not count for the API, which other sites could then use', async () => {
    const { tokens } = await signedIn(['authority.lead']);
    expect((await page(cookiesOf(tokens), '/api/v1/me')).status).toBe(401);
  });

  it('goes on without a detour when the access token has expired', async () => {
    const { person: somebody, tokens } = await signedIn(['authority.lead']);
    const expired = `${tokens.accessToken.slice(0, -3)}xyz`;
    const renewed = await page({ ...cookiesOf(tokens), kontor_access: expired });
    expect(renewed.html).toContain(somebody.name);
    for (const name of ['kontor_access', 'kontor_refresh']) expect(renewed.set[name]).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const next = { kontor_access: valueOf(renewed.set.kontor_access), kontor_refresh: valueOf(renewed.set.kontor_refresh) };
    expect((await page(next)).html).toContain(somebody.name);
    expect((await page({ kontor_refresh: next.kontor_refresh })).html).toContain(somebody.name);
  });

  it('survives several pages that renew it at once', async () => {
    const { person: somebody, tokens } = await signedIn(['authority.lead']);
    const pages = await Promise.all([1, 2, 3].map(() => page({ kontor_refresh: tokens.refreshToken })));
    for (const { html } of pages) expect(html).toContain(somebody.name);
    expect(new Set(pages.map(({ set }) => valueOf(set.kontor_refresh))).size).toBe(1);
  });

  it('leaves no cookies behind when it has ended', async () => {
    const { person: somebody, tokens, caller } = await signedIn(['authority.lead']);
    await caller.delete('/sessions/current');
    const ended = await page(cookiesOf(tokens));
    expect(ended.html).not.toContain(somebody.name);
    for (const name of ['kontor_access', 'kontor_refresh']) expect(ended.set[name]).toMatch(/^\w+=;.*Expires=Thu, 01 Jan 1970/);
  });

  it('reads pages in the language of its person', async () => {
    const somebody = await person(['authority.lead']);
    await sql(`UPDATE people SET language = 'en' WHERE id = $1`, [somebody.id]);
    const tokens = await somebody.signIn();
    expect((await page(cookiesOf(tokens))).html).toContain('<html lang="en">');
  });
});

/** Fills a page's form in a browser that keeps cookies. */
class Browser {
  readonly cookies: Record<string, string> = {};

  async open(path: string) {
    return this.keep(await page(this.cookies, path));
  }

  /** Sends the form at the page's own address, with what the page put into it; `changes` wins. */
  async send(path: string, fields: Record<string, string>, changes: Record<string, string> = {}) {
    const { html } = await this.open(path);
    const body = new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '', ...fields, ...changes });
    return this.keep(await page(this.cookies, path, { method: 'POST', body }));
  }

  private keep<Answer extends { set: Record<string, string> }>(answer: Answer): Answer {
    for (const [name, line] of Object.entries(answer.set)) this.cookies[name] = valueOf(line);
    return answer;
  }
}

describe('signing in on the page', () => {
  it('leads where one wanted to go, and out again', async () => {
    const { email, name } = await person(['authority.lead']);
    const browser = new Browser();
    const sentAway = await browser.open('/profile');
    expect([sentAway.status, sentAway.location]).toEqual([303, '/sign-in?next=%2Fprofile']);
    const answer = await browser.send('/sign-in?next=%2Fprofile', { email, password: PASSWORD });
    expect([answer.status, answer.location]).toEqual([303, '/profile']);
    expect((await browser.open('/')).html).toContain(name);
    const token = /name="_csrf" value="([^"]+)"/.exec((await browser.open('/')).html)?.[1] ?? '';
    const out = await page(browser.cookies, '/sign-out', { method: 'POST', body: new URLSearchParams({ _csrf: token }) });
    expect(out.status).toBe(303);
    expect((await page(browser.cookies, '/profile')).status).toBe(303);
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example/', 'javascript:alert(1)'])(
    'leads nowhere outside: %p',
    async (next) => {
      const { email } = await person(['authority.lead']);
      const answer = await new Browser().send(`/sign-in?next=${encodeURIComponent(next)}`, { email, password: PASSWORD });
      expect([answer.status, answer.location]).toEqual([303, '/desk']);
    },
  );

  it('asks for the code in a second step', async () => {
    const admin = await person(['operator.admin']);
    const browser = new Browser();
    const { location } = await browser.send('/sign-in', { email: admin.email, password: PASSWORD });
    expect(location).toMatch(/^\/sign-in\/code/);
    expect((await browser.open('/')).html).not.toContain(admin.name);
    expect((await browser.send('/sign-in/code', { totp: '000000' })).status).toBe(401);
    expect((await browser.send('/sign-in/code', { totp: await admin.code() })).status).toBe(303);
    expect((await browser.open('/')).html).toContain(admin.name);
  });

  it('is refused without the form’s token, or with that of another visitor', async () => {
    const { email } = await person(['authority.lead']);
    const other = new Browser();
    const foreign = /name="_csrf" value="([^"]+)"/.exec((await other.open('/sign-in')).html)?.[1] ?? '';
    for (const token of ['', foreign]) {
      const answer = await new Browser().send('/sign-in', { email, password: PASSWORD }, { _csrf: token });
      expect([answer.status, answer.set.kontor_access]).toEqual([403, undefined]);
    }
  });
});

describe('a form', () => {
  const language = (headers: Record<string, string>) =>
    page({}, '/language', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'language=en&back=/services',
    });

  it('of another site is refused', async () => {
    expect((await language({ 'sec-fetch-site': 'same-origin' })).status).toBe(303);
    expect((await language({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await language({ origin: 'https://evil.example' })).status).toBe(403);
  });
});
