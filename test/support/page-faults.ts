import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type ConfigData, HtmlValidate } from 'html-validate';
import { type Page } from 'playwright-core';
import { PROJECT_ROOT } from '#libs/platform/project-root';

export const WIDE = { width: 1280, height: 900 };
/** The narrowest screen that has to do: WCAG 1.4.10 asks for 320 CSS pixels of content. */
export const NARROW = { width: 360, height: 780 };

const VALID_HTML: ConfigData = {
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'submit', 'checkbox'] }],
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // A table that scrolls within itself is a region that the keyboard can reach.
    'prefer-native-element': ['error', { exclude: ['region', 'search'] }],
    'require-sri': 'off',
  },
};
const html = new HtmlValidate(VALID_HTML);

/** What a browser has to complain about while a page loads: collected from now on, emptied at each call. */
export function listenForComplaints(page: Page): () => string[] {
  let complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`));
  return () => {
    const heard = complaints;
    complaints = [];
    return heard;
  };
}

/** Mistakes in the markup as it was sent. */
export async function invalidHtml(markup: string): Promise<string[]> {
  const report = await html.validateString(markup);
  return report.results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `HTML line ${line}: ${message} (${ruleId})`));
}

/** What is loaded into every window so that `faultsIn` can ask it. */
export const LOOKING_GLASS = axe.source + readFileSync(join(PROJECT_ROOT, 'test/support/in-the-browser.js'), 'utf8');

/** Barriers (by axe), content wider than the window, or targets too small to hit. */
export function faultsIn(page: Page, kind: 'barriers' | 'overflow' | 'smallTargets'): Promise<string[]> {
  return page.evaluate<string[]>(`faultsOfPage.${kind}()`);
}
