import { request } from 'node:http';
import { here, sql } from './support/here.js';

/** Plain, so that nothing decompresses on the way. */
function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(new URL(path, here.portalUrl), { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}

const STATE = '/api/v1/states/HB';

async function contactPoint(headers?: Record<string, string>): Promise<unknown> {
  const { body } = await get(STATE, headers);
  return (JSON.parse(body.toString()) as { contactPoint: unknown }).contactPoint;
}

async function changeContactPoint(value: string): Promise<void> {
  await sql(`UPDATE states SET contact_point = $1 WHERE short = 'HB'`, [value]);
}

describe('public answers that are kept ready', () => {
  it('carry an ETag, and are not sent twice to the same reader', async () => {
    const first = await get(STATE);
    expect(first.status).toBe(200);
    expect(first.headers.etag).toMatch(/^"[\w-]{43}-identity"$/);
    const second = await get(STATE, { 'if-none-match': String(first.headers.etag) });
    expect(second.status).toBe(304);
    expect(second.body).toHaveLength(0);
  });

  it('come compressed as the reader likes it, each with an ETag of its own', async () => {
    const plain = await get(STATE);
    const zipped = await get(STATE, { 'accept-encoding': 'gzip' });
    const brotli = await get(STATE, { 'accept-encoding': 'gzip, deflate, br' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect((await get(STATE, { 'accept-encoding': 'br;q=0, gzip' })).headers['content-encoding']).toBe('gzip');
    expect(new Set([plain, zipped, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it('are never older than the last change, whoever made it', async () => {
    for (const value of ['Poststelle 1', 'Poststelle 2', 'Poststelle 3']) {
      await contactPoint();
      await changeContactPoint(value);
      await eventually(async () => expect(await contactPoint()).toBe(value));
    }
  });

  it('do not keep what was read before a change that came in between', async () => {
    for (let round = 1; round <= 20; round++) {
      const value = `Runde ${round}`;
      await Promise.all([
        contactPoint(),
        contactPoint({ cookie: `other=${round}` }),
        changeContactPoint(value),
        contactPoint(),
        contactPoint(),
      ]);
      await eventually(async () => expect(await contactPoint()).toBe(value));
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await contactPoint()).toBe(value);
    }
  });

  it('are made anew for somebody who may be signed in', async () => {
    const headers = { cookie: 'session=1' };
    expect((await get(STATE, headers)).headers.etag).toBeUndefined();
    expect((await get(STATE, { authorization: 'Bearer nothing' })).headers.etag).toBeUndefined();
  });

  async function eventually(check: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await check();
      } catch (error) {
        if (attempt === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
});
