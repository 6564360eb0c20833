import { mkdirSync } from 'node:fs';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { pagesAmong } from '#apps/portal/src/routes';
import { LANGUAGES } from '#libs/platform/i18n/i18n';
import { openBrowser } from '../support/browser.js';
import { here } from '../support/here.js';
import { faultsIn, invalidHtml, listenForComplaints, LOOKING_GLASS, NARROW, WIDE } from '../support/page-faults.js';
import { sampleAddresses } from '../support/page-samples.js';
import { everyViewer, type Viewer } from '../support/viewers.js';

const takesScreenshots = process.env.KONTOR_SCREENSHOTS === '1';

describe('every page', () => {
  let browser: Browser | undefined;
  let context: BrowserContext;
  let page: Page;
  let complaints: () => string[];
  let viewers: Viewer[];

  beforeAll(async () => {
    viewers = await everyViewer();
    browser = await openBrowser();
    context = await browser.newContext();
    await context.addInitScript(LOOKING_GLASS);
    page = await context.newPage();
    complaints = listenForComplaints(page);
  });

  afterAll(() => browser?.close());

  it.each(pagesAmong(here.routes))(
    '%s is accessible, fits a phone and is valid, for everyone who may open it, in both languages',
    async (route) => {
      const faults: string[] = [];
      for (const sample of await sampleAddresses(route)) faults.push(...(await faultsAt(new URL(sample, here.portalUrl).href)));
      expect(faults).toEqual([]);
    },
  );

  async function faultsAt(address: string): Promise<string[]> {
    const seen = new Set<string>();
    const faults: string[] = [];
    let readers = 0;
    for (const viewer of viewers) {
      for (const language of LANGUAGES) {
        const answer = await answerTo(viewer, language, address);
        if (!answer.isOpen) continue;
        if (answer.markup === null) return [];
        readers++;
        // What was looked at for one viewer need not be looked at again for the next who sees the same with other words.
        const shape = `${language} ${shapeOf(answer.markup)}`;
        if (seen.has(shape)) continue;
        seen.add(shape);
        const found = [...(await invalidHtml(answer.markup)), ...(await look(viewer, language, address))];
        faults.push(...found.map((fault) => `${address} to ${viewer.name}, ${language}: ${fault}`));
      }
    }
    return readers > 0 ? faults : [`Nobody may open ${address}.`];
  }

  /** What is sent, unless the viewer may not open it or is led elsewhere; a file to keep has no markup. */
  async function answerTo(viewer: Viewer, language: string, address: string): Promise<{ isOpen: boolean; markup: string | null }> {
    const cookie = Object.entries(cookiesOf(viewer, language)).map((pair) => pair.join('='));
    const answer = await fetch(address, { headers: { cookie: cookie.join('; ') }, redirect: 'manual' });
    const isPage = answer.headers.get('content-type')?.startsWith('text/html');
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${address} answered ${answer.status} to ${viewer.name}.`);
    return { isOpen: answer.status === 200, markup: isPage ? text : null };
  }

  function shapeOf(markup: string): string {
    return Array.from(markup.matchAll(/<(\w+)(?:[^>]*? class="([^"]*)")?/g), ([, tag, name]) => `${tag}.${name}`).join(' ');
  }

  async function look(viewer: Viewer, language: string, address: string): Promise<string[]> {
    await context.clearCookies();
    const cookies = Object.entries(cookiesOf(viewer, language));
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: here.portalUrl })));
    await page.setViewportSize(WIDE);
    await page.goto(address);
    const wide = [...(await faultsIn(page, 'barriers')), ...(await faultsIn(page, 'smallTargets'))];
    if (takesScreenshots && language === 'de') await screenshot(viewer, address, 'wide');
    await page.setViewportSize(NARROW);
    const narrow = [...(await faultsIn(page, 'overflow')), ...(await faultsIn(page, 'smallTargets'))];
    if (takesScreenshots && language === 'de') await screenshot(viewer, address, 'narrow');
    return [...complaints(), ...wide, ...narrow.map((fault) => `at ${NARROW.width} px, ${fault}`)];
  }

  function cookiesOf(viewer: Viewer, language: string): Record<string, string> {
    return { ...viewer.cookies, kontor_language: language };
  }

  async function screenshot(viewer: Viewer, address: string, width: string): Promise<void> {
    mkdirSync('screenshots', { recursive: true });
    const name = new URL(address).pathname.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '') || 'home';
    await page.screenshot({ path: `screenshots/${name}.${viewer.name}.${width}.png`, fullPage: true });
  }
});
