import { type Browser, type Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { here, sql } from '../support/here.js';
import { faultsIn, LOOKING_GLASS, NARROW, WIDE } from '../support/page-faults.js';

describe('a form in the browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser?.close());

  it('that is refused is accessible, and leads from the summary to the field', async () => {
    const page = await feedback();
    await page.getByRole('button', { name: 'Meldung abschicken' }).click();
    await page.waitForSelector('#error-summary');
    expect(await page.title()).toMatch(/^Fehler: /);
    expect(await focused(page)).toBe('error-summary');
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size);
      expect(await faultsIn(page, 'barriers')).toEqual([]);
      expect(await faultsIn(page, 'overflow')).toEqual([]);
    }
    await page.locator('#error-summary a').first().click();
    expect(await focused(page)).toBe('message');
  });

  it('pressed twice is sent once', async () => {
    const page = await feedback();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await page.locator('#message').fill('Zweimal gedrückt, einmal gemeint.');
    await page.getByRole('button', { name: 'Meldung abschicken' }).dblclick();
    await page.waitForSelector('.confirmation');
    expect(sent).toHaveLength(1);
  });

  it('pressed twice without script does its work once', async () => {
    const page = await feedback({ javaScriptEnabled: false });
    const count = async () => (await sql(`SELECT FROM events WHERE name = 'feedback.received'`)).length;
    const before = await count();
    await page.locator('#message').fill('Ohne Skript zweimal gedrückt.');
    await page.getByRole('button', { name: 'Meldung abschicken' }).dblclick();
    await page.waitForSelector('.confirmation');
    expect(await count()).toBe(before + 1);
  });

  async function feedback(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'de', ...options });
    await context.addInitScript(LOOKING_GLASS);
    const page = await context.newPage();
    await page.goto(`${here.portalUrl}/feedback`);
    return page;
  }

  function focused(page: Page): Promise<string> {
    return page.evaluate<string>('document.activeElement.id');
  }
});
