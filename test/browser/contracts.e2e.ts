import { type Browser, type Page } from 'playwright-core';
import { type ContractView } from '#libs/contracts/contract.view';
import { type Role } from '#libs/kernel/actor';
import { openBrowser } from '../support/browser.js';
import { theHub } from '../support/contracts.js';
import { here } from '../support/here.js';
import { contract } from '../support/page-subjects.js';
import { signedIn, type TestOrganisation, type TestPerson } from '../support/people.js';
import { type Caller } from '../support/api.js';

/** Somebody with a browser and, for looking behind the pages, with the API. */
interface Reader {
  readonly page: Page;
  readonly caller: Caller;
  readonly person: TestPerson;
}

const LARGEST_FILE = 10 * 1024 * 1024;

describe('the pages of a contract', () => {
  let browser: Browser | undefined;
  let manager: Reader;
  let signatory: Reader;

  beforeAll(async () => {
    browser = await openBrowser();
    manager = await reader('operator.contracts');
    signatory = await reader('state.signatory');
  });

  afterAll(() => browser?.close());

  it('keep what was typed when somebody else has saved first, and show what that was', async () => {
    const id = await contract();
    const { page, caller } = manager;
    await open(page, id, '/edit');
    await caller.patch(`/contracts/${id}`, { specialTerms: 'Von jemand anderem.' });
    await page.getByLabel('Besondere Vereinbarungen').fill('Von mir.');
    await press(page, 'Speichern');
    expect(await page.getByLabel('Besondere Vereinbarungen').inputValue()).toBe('Von mir.');
    expect(await page.locator('.kern-alert--warning').innerText()).toContain('Von jemand anderem.');
    await press(page, 'Speichern');
    expect((await view(id)).specialTerms).toBe('Von mir.');
  });

  it('keep the title of an annex whose file is too large or no PDF', async () => {
    const id = await contract();
    const { page } = manager;
    await open(page, id, '/annexes');
    for (const [buffer, says] of [
      [Buffer.alloc(LARGEST_FILE + 1), 'Zu groß'],
      [Buffer.from('MZ\u0000\u0000'), 'Dieses Format wird nicht angenommen'],
    ] as const) {
      await page.selectOption('select[name=kind]', 'data_processing');
      await page.getByLabel('Titel').fill('AVV');
      await page.setInputFiles('input[type=file]', { name: 'avv.pdf', mimeType: 'application/pdf', buffer });
      await press(page, 'Anlage hinzufügen');
      expect(await page.locator('#error-summary').innerText()).toContain(says);
      expect(await page.getByLabel('Titel').inputValue()).toBe('AVV');
    }
    expect((await view(id)).annexes).toHaveLength(1);
  });

  it('let the Land sign the text that it reads, and no other', async () => {
    const id = await contract('start_alignment', 'offer');
    const { page, person } = signatory;
    await open(page, id, '/sign');
    expect(await page.locator('main').innerText()).toContain('Die Parteien treffen sich vierteljährlich.');
    expect((await page.locator('.digest').first().innerText()).replace(/\s/g, '')).toBe((await view(id)).contentSha256);
    await page.getByLabel('Ihre Funktion').fill('Referatsleitung');
    await page.getByLabel('Grundlage der Vertretung').fill('Geschäftsordnung § 12');

    await page.getByLabel('Code Ihres zweiten Faktors').fill('000000');
    await press(page, 'Verbindlich: Unterzeichnen');
    expect(await page.locator('#error-summary').innerText()).toContain('Der Code stimmt nicht');
    expect(await page.getByLabel('Ihre Funktion').inputValue()).toBe('Referatsleitung');

    await manager.caller.post(`/contracts/${id}/actions`, { action: 'revise' });
    await page.getByLabel('Code Ihres zweiten Faktors').fill(await person.code());
    await press(page, 'Verbindlich: Unterzeichnen');
    expect(await page.locator('#error-summary').innerText()).toContain('nicht mehr der, den Sie gelesen haben');
    expect((await view(id)).signatures).toEqual([]);
  });

  it('lead from the signature to the countersignature, and tell each side whose turn it is', async () => {
    const id = await contract('start_alignment', 'offer');
    const hub = await reader('hub.signatory', await theHub());
    await open(hub.page, id, '/countersign');
    expect(await hub.page.locator('main').innerText()).toContain('Sie können hier jetzt nicht unterzeichnen.');
    await sign(signatory, id, 'sign', 'Verbindlich: Unterzeichnen');
    expect(await signatory.page.locator('.confirmation').innerText()).toContain('Ihre Unterschrift ist geleistet');
    await hub.page.goto(`${here.portalUrl}/desk`);
    expect(await hub.page.locator('.queue').first().innerText()).toContain('Gegenzeichnen');
    await sign(hub, id, 'countersign', 'Verbindlich: Gegenzeichnen');
    expect((await view(id)).signatures).toHaveLength(2);
  });

  async function reader(role: Role, home?: TestOrganisation): Promise<Reader> {
    const { caller, tokens, person } = await signedIn([role], home ? { in: home } : { stateCode: '05' });
    const context = await (browser as Browser).newContext();
    const cookies = { kontor_access: tokens.accessToken, kontor_language: 'de' };
    await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: here.portalUrl })));
    return { page: await context.newPage(), caller, person };
  }

  async function open(page: Page, id: string, part: string): Promise<void> {
    await page.goto(`${here.portalUrl}/contracts/${id}${part}`);
  }

  async function press(page: Page, name: string): Promise<void> {
    const answered = page.waitForEvent('load');
    await page.getByRole('button', { name, exact: true }).click();
    await answered;
  }

  async function sign({ page, person }: Reader, id: string, part: string, button: string): Promise<void> {
    await open(page, id, `/${part}`);
    await page.getByLabel('Ihre Funktion').fill('Referatsleitung');
    await page.getByLabel('Grundlage der Vertretung').fill('Vollmacht');
    await page.getByLabel('Code Ihres zweiten Faktors').fill(await person.code());
    await press(page, button);
  }

  async function view(id: string): Promise<ContractView> {
    return (await manager.caller.get<ContractView>(`/contracts/${id}`)).body;
  }
});
