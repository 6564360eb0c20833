import { here } from './support/here.js';

describe('supervisors and monitors', () => {
  it('hear that the portal lives and is ready', async () => {
    expect((await fetch(`${here.portalUrl}/health/live`)).status).toBe(200);
    expect((await fetch(`${here.portalUrl}/health/ready`)).status).toBe(200);
  });

  it('read metrics on loopback', async () => {
    expect(await (await fetch(`${here.portalUrl}/metrics`)).text()).toContain('process_cpu_user_seconds_total');
  });
});

describe('an address that does not exist', () => {
  it.each([
    ['de', 'Nicht gefunden'],
    ['en', 'Not found'],
  ])('answers a problem document in %s', async (language, title) => {
    const answer = await fetch(`${here.portalUrl}/api/v1/nothing-here`, { headers: { 'accept-language': language } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      type: '/problems/not-found',
      title,
      status: 404,
      instance: answer.headers.get('x-request-id'),
    });
  });

  it('says that broken JSON is not readable', async () => {
    const answer = await fetch(`${here.portalUrl}/api/v1/services`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":',
    });
    expect(answer.status).toBe(400);
  });
});
