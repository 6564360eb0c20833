import { mkdirSync } from 'node:fs';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { here } from '../support/here.js';
import { faultsIn, invalidHtml, listenForComplaints, LOOKING_GLASS, NARROW, WIDE } from '../support/page-faults.js';
import { sampleAddress } from '../support/page-samples.js';

/** Somebody who looks at pages: a visitor, or a person of the demo world. */
interface Viewer {
  readonly name: string;
  readonly cookies: Readonly<Record<string, string>>;
}

const takesScreenshots = process.env.KONTOR_SCREENSHOTS === '1';

describe('every page', () => {
  const viewers: Viewer[] = [{ name: 'visitor', cookies: {} }];
  const windows = new Map<string, { page: Page; complaints: () => string[] }>();
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser.close());

  it.each(here.pageRoutes)(
    '%s is accessible, fits a phone and is valid, for everyone who may open it, in both languages',
    async (route) => {
      const address = await sampleAddress(route);
      const seen = new Set<string>();
      const faults: string[] = [];
      let readers = 0;
      for (const viewer of viewers) {
        for (const language of ['de', 'en'] as const) {
          const markup = await markupFor(viewer, language, address);
          if (markup === null) continue;
          readers++;
          if (isKnown(markup, seen)) continue;
          const found = [...(await invalidHtml(markup)), ...(await look(viewer, language, address))];
          faults.push(...found.map((fault) => `${viewer.name}, ${language}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
      expect(readers).toBeGreaterThan(0);
    },
  );

  /** The page as it is sent, or null when the viewer may not open it or is led elsewhere. */
  async function markupFor(viewer: Viewer, language: string, address: string): Promise<string | null> {
    const cookie = Object.entries({ ...viewer.cookies, kontor_language: language }).map((pair) => pair.join('='));
    const answer = await fetch(new URL(address, here.portalUrl), { headers: { cookie: cookie.join('; ') }, redirect: 'manual' });
    const isPage = answer.headers.get('content-type')?.startsWith('text/html');
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${address} answered ${answer.status} to ${viewer.name}.`);
    return answer.status === 200 && isPage ? text : null;
  }

  /** What was looked at for one viewer need not be looked at again for the next who sees the very same. */
  function isKnown(markup: string, seen: Set<string>): boolean {
    const content = markup.replace(/name="_\w+" value="[^"]*"/g, '');
    if (seen.has(content)) return true;
    seen.add(content);
    return false;
  }

  async function look(viewer: Viewer, language: string, address: string): Promise<string[]> {
    const { page, complaints } = await windowOf(viewer, language);
    await page.setViewportSize(WIDE);
    await page.goto(new URL(address, here.portalUrl).href);
    const wide = [...(await faultsIn(page, 'barriers')), ...(await faultsIn(page, 'smallTargets'))];
    if (takesScreenshots && language === 'de') await screenshot(page, viewer, address, 'wide');
    await page.setViewportSize(NARROW);
    const narrow = [...(await faultsIn(page, 'overflow')), ...(await faultsIn(page, 'smallTargets'))];
    if (takesScreenshots && language === 'de') await screenshot(page, viewer, address, 'narrow');
    return [...complaints(), ...wide, ...narrow.map((fault) => `at ${NARROW.width} px, ${fault}`)];
  }

  async function windowOf(viewer: Viewer, language: string): Promise<{ page: Page; complaints: () => string[] }> {
    const key = `${viewer.name} ${language}`;
    const open = windows.get(key);
    if (open) return open;
    const context: BrowserContext = await browser.newContext({ locale: language });
    const cookies = Object.entries({ ...viewer.cookies, kontor_language: language });
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: here.portalUrl })));
    await context.addInitScript(LOOKING_GLASS);
    const page = await context.newPage();
    const opened = { page, complaints: listenForComplaints(page) };
    windows.set(key, opened);
    return opened;
  }

  async function screenshot(page: Page, viewer: Viewer, address: string, width: string): Promise<void> {
    mkdirSync('screenshots', { recursive: true });
    const name = `${address.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '') || 'home'}.${viewer.name}.${width}.png`;
    await page.screenshot({ path: `screenshots/${name}`, fullPage: true });
  }
});
