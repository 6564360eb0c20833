import { type FastifyReply } from 'fastify';
import { type Config } from '#libs/platform/config/config';
import { type KontorRequest } from '#libs/platform/http/decorators';
import { DomainError } from '#libs/kernel/domain-error';
import { Csrf, CSRF_FIELD } from './csrf.js';

const config = { secret: 'only-for-tests-only-for-tests-only-for-tests', baseUrl: 'https://kontor.example', usesHttps: true } as Config;
const csrf = new Csrf(config);

/** As much of a request as tells where it comes from. */
function request(parts: {
  sessionId?: string;
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  body?: object;
  query?: object;
}) {
  return { headers: {}, cookies: {}, body: null, isMultipart: () => parts.query !== undefined, ...parts } as unknown as KontorRequest;
}

function reply(): FastifyReply & { cookies: string[][] } {
  const cookies: string[][] = [];
  return { cookies, setCookie: (...cookie: string[]) => cookies.push(cookie) } as unknown as FastifyReply & { cookies: string[][] };
}

function passes(sent: KontorRequest, needsToken = true): boolean {
  try {
    csrf.refuseForged(sent, needsToken);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-allowed') return false;
    throw error;
  }
}

const ours = (sessionId: string) => csrf.token(request({ sessionId }), reply());

describe('a form’s token', () => {
  it('is good for the session it was made for, as often as one likes, and looks different each time', () => {
    const [first, second] = [ours('session-1'), ours('session-1')];
    expect(first).not.toBe(second);
    for (const token of [first, second, first])
      expect(passes(request({ sessionId: 'session-1', body: { [CSRF_FIELD]: token } }))).toBe(true);
    expect(passes(request({ sessionId: 'session-2', body: { [CSRF_FIELD]: first } }))).toBe(false);
  });

  it.each([undefined, '', '.', 'x.y', ['a', 'b'], { a: 1 }, 7])('is not %p', (token) => {
    expect(passes(request({ sessionId: 'session-1', body: { [CSRF_FIELD]: token } }))).toBe(false);
  });

  it('cannot be made with another secret', () => {
    const other = new Csrf({ ...config, secret: 'another-secret-another-secret-another' });
    const token = other.token(request({ sessionId: 'session-1' }), reply());
    expect(passes(request({ sessionId: 'session-1', body: { [CSRF_FIELD]: token } }))).toBe(false);
  });

  it('comes in the address where a file is sent', () => {
    expect(passes(request({ sessionId: 'session-1', query: { [CSRF_FIELD]: ours('session-1') } }))).toBe(true);
    expect(passes(request({ sessionId: 'session-1', query: {}, body: { [CSRF_FIELD]: ours('session-1') } }))).toBe(false);
  });

  it('is bound to a cookie for visitors, one for all forms of a page', () => {
    const [asked, answer] = [request({}), reply()];
    const tokens = [csrf.token(asked, answer), csrf.token(asked, answer)];
    expect(answer.cookies).toHaveLength(1);
    const [name, value, options] = answer.cookies[0] as unknown as [string, string, object];
    expect([name, options]).toEqual(['__Host-kontor_visitor', { path: '/', httpOnly: true, sameSite: 'lax', secure: true }]);
    for (const token of tokens) expect(passes(request({ cookies: { [name]: value }, body: { [CSRF_FIELD]: token } }))).toBe(true);
    expect(passes(request({ cookies: { [name]: 'another' }, body: { [CSRF_FIELD]: tokens[0] } }))).toBe(false);
    expect(passes(request({ body: { [CSRF_FIELD]: tokens[0] } }))).toBe(false);
  });
});

describe('a form', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://kontor.example' }, false],
    [{ origin: 'https://kontor.example' }, true],
    [{ origin: 'http://10.1.2.3:3000', host: '10.1.2.3:3000' }, true],
    [{ origin: 'https://kontor.example.evil.example', host: 'kontor.example' }, false],
    [{ origin: 'nonsense' }, false],
    [{ origin: 'null' }, true],
    [{}, true],
  ])('with %p is taken for ours, or not: %p', (headers, expected) => {
    expect(passes(request({ headers }), false)).toBe(expected);
    expect(passes(request({ headers, sessionId: 'session-1', body: { [CSRF_FIELD]: ours('session-1') } }))).toBe(expected);
  });
});
