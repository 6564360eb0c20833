import { generateKeyPairSync } from 'node:crypto';
import { type Browser, type Page } from 'playwright-core';
import { dayOf } from '#libs/kernel/day';
import { type ConnectionView } from '#libs/onboarding/connection.view';
import { type Role } from '#libs/kernel/actor';
import { type Caller } from '../support/api.js';
import { openBrowser } from '../support/browser.js';
import { CERTIFICATES } from '../support/certificates.js';
import {
  authorityFor,
  connectableService,
  contractInForce,
  expectStatus,
  goLive,
  submitted,
  type TestAuthority,
} from '../support/connections.js';
import { here, sql } from '../support/here.js';
import { signedIn, type TestOrganisation } from '../support/people.js';

/** Somebody with a browser and, for looking behind the pages, with the API. */
interface Reader {
  readonly page: Page;
  readonly caller: Caller;
}

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

describe('the pages of a connection', () => {
  let browser: Browser | undefined;
  let authority: TestAuthority;
  let connection: ConnectionView;
  let lead: Reader;
  let rollout: Reader;

  beforeAll(async () => {
    browser = await openBrowser();
    const service = await connectableService();
    await contractInForce(service);
    authority = await authorityFor(service);
    const [home] = await sql<TestOrganisation>('SELECT organisation_id AS id, name FROM authorities WHERE id = $1', [authority.id]);
    lead = await readerWith(['authority.lead'], home);
    rollout = await readerWith(['operator.rollout']);
    const coordinator = await signedIn(['state.coordinator'], { stateCode: '05' });
    connection = await submitted(authority, service, coordinator.caller);
  });

  afterAll(() => browser?.close());

  it('warn of a private key without showing it again, and lose nothing else that was typed', async () => {
    const { page } = lead;
    await open(page, '/parameters/production?transport=osci_xta');
    await page.getByLabel('DVDV-Organisationsschlüssel').fill('uvg:051240000000');
    await page.locator('textarea[name=certificate]').fill(privateKey);
    await press(page, 'Technische Daten speichern');
    expect(await page.title()).toMatch(/^Fehler:/);
    expect(await page.locator('#error-summary').innerText()).toContain('Ein privater Schlüssel verlässt nie Ihr Haus');
    expect(await page.content()).not.toContain('PRIVATE KEY');
    expect(await page.getByLabel('DVDV-Organisationsschlüssel').inputValue()).toBe('uvg:051240000000');
  });

  it('take a certificate as a file, keep it while no other is handed in, and remove it when asked to', async () => {
    const { page } = lead;
    await open(page, '/parameters/production?transport=osci_xta');
    await page.setInputFiles('input[type=file]', { name: 'uvk.crt', mimeType: 'text/plain', buffer: Buffer.from(CERTIFICATES.production) });
    await press(page, 'Technische Daten speichern');
    expect(await certificate()).toMatchObject({ subject: expect.stringContaining('Jugendamt Beispiel') as string });
    await open(page, '/parameters/production?transport=osci_xta');
    await page.getByLabel('Adresse des XTA-Servers').fill('https://xta.beispiel.example/ws');
    await press(page, 'Technische Daten speichern');
    expect(await certificate()).not.toBeNull();
    await open(page, '/parameters/production?transport=osci_xta');
    await page.getByLabel('Das eingetragene Zertifikat entfernen').check();
    await press(page, 'Technische Daten speichern');
    expect(await certificate()).toBeNull();
  });

  it('ask whom a task waits for, and say it in the list', async () => {
    const { page } = lead;
    await open(page, '/tasks/open_firewall');
    await page.getByLabel('Wartet', { exact: true }).check();
    await press(page, 'Stand speichern');
    expect(await page.locator('#error-summary').innerText()).toContain('Wartet auf: Bitte ausfüllen.');
    await page.selectOption('select[name=waitingFor]', 'provider');
    await press(page, 'Stand speichern');
    expect(await page.locator('.task', { hasText: 'Firewall freischalten' }).innerText()).toContain('Wartet auf: IT-Dienstleister');
  });

  it('say all that is missing for going live, with the words of the API', async () => {
    await open(rollout.page, '/go-live');
    const { availableActions } = expectStatus(200, await rollout.caller.get<ConnectionView>(`/connections/${connection.id}`));
    const missing = availableActions.find(({ action }) => action === 'go_live')?.missing ?? [];
    expect(missing.length).toBeGreaterThan(0);
    const shown = await rollout.page.locator('.missing li').allInnerTexts();
    expect(shown.map((text) => text.replace(/ Am Zug:.*/, ''))).toEqual(missing.map(({ message }) => message));
    expect(await rollout.page.getByRole('button', { name: 'Produktiv schalten' }).count()).toBe(0);
  });

  it('go on showing everything once it is live', async () => {
    await goLive(authority, rollout.caller, connection, dayOf(new Date()));
    for (const part of ['', '/tasks', '/parameters', '/parameters/test', '/test-runs', '/timeline', '/requested', '/disconnect']) {
      expect(await open(lead.page, part)).toBe(200);
    }
  });

  async function readerWith(roles: readonly [Role], home?: TestOrganisation): Promise<Reader> {
    const { caller, tokens } = await signedIn(roles, home ? { in: home } : {});
    const context = await (browser as Browser).newContext();
    const cookies = { kontor_access: tokens.accessToken, kontor_language: 'de' };
    await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: here.portalUrl })));
    return { page: await context.newPage(), caller };
  }

  async function open(page: Page, part: string): Promise<number | undefined> {
    const answer = await page.goto(`${here.portalUrl}/connections/${connection.id}${part}`);
    return answer?.status();
  }

  async function press(page: Page, name: string): Promise<void> {
    const answered = page.waitForEvent('load');
    await page.getByRole('button', { name, exact: true }).click();
    await answered;
  }

  async function certificate(): Promise<object | null> {
    const { parameters } = expectStatus(200, await lead.caller.get<ConnectionView>(`/connections/${connection.id}`));
    return parameters.find(({ environment, stage }) => environment === 'production' && stage === 'direct')?.certificate ?? null;
  }
});
