import { existsSync } from 'node:fs';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Gateway, startGateway } from '../support.ts';

/** The browser of the machine: tests fetch none. */
const executablePath = [
  process.env.CHROMIUM_BIN,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

describe.skipIf(executablePath === undefined)('in a real browser', () => {
  let running: TestSystem;
  let gateway: Gateway;
  let browser: Browser;

  beforeAll(async () => {
    running = await startTestSystem({ without: ['gateway', 'worker-uncertainty', 'worker-diagnostics'] });
    gateway = await startGateway(running);
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
    await running?.stop();
  });

  /** Opens a page; what the browser complains of, and which hosts it asked, is kept. */
  async function look(path: string) {
    const page = await browser.newPage();
    const complaints: string[] = [];
    const asked = new Set<string>();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfinished', (request) => {
      if (/^https?:/.test(request.url())) asked.add(new URL(request.url()).origin);
    });
    await page.goto(gateway.url + path);
    return { page, complaints, asked };
  }

  test('/docs shows every route under its policy, and asks nobody but us', async () => {
    const { page, complaints, asked } = await look('/docs');
    await page.waitForSelector('.opblock');
    await eventually(async () => expect(await page.locator('.opblock').count()).toBeGreaterThan(20));
    // A route opens, which is when styles and pictures are made.
    await page.locator('.opblock-summary').first().click();
    await page.waitForSelector('.opblock-body');
    expect(complaints).toEqual([]);
    expect([...asked]).toEqual([gateway.url]);
    await page.close();
  });

  test('/redoc shows every route under its policy, finds words, and asks nobody but us', async () => {
    const { page, complaints, asked } = await look('/redoc');
    await page.waitForSelector('[data-section-id]');
    await page.locator('input[type=text]').first().fill('schedule');
    await page.waitForSelector('[data-role="search:results"]');
    // Redoc asks its makers for a picture of theirs; the policy sees to it that they do not learn who reads.
    expect(complaints.filter((text) => !text.includes('https://cdn.redoc.ly/redoc/logo-mini.svg'))).toEqual([]);
    expect([...asked]).toEqual([gateway.url]);
    await page.close();
  });

  test('a script that got into a page would not run', async () => {
    const { page, complaints } = await look('/docs');
    await page.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: { body: { append(node: unknown): void }; createElement(name: string): { textContent: string } };
      };
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
    });
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(complaints.join()).toContain('Content Security Policy');
    await page.close();
  });
});
