import { defineConfig } from '@playwright/test';
import { chromiumTestFlags, findChromium } from './tools/browser.mjs';

const port = Number(process.env['HOPLINE_E2E_PORT'] ?? 4185);
const folder = process.env['HOPLINE_E2E_FOLDER'] ?? 'dist/renderer';
const executablePath = findChromium();

/**
 * Both projects drive what `npm run build` made. `chromium` opens it in a plain browser, from a server with the app's own
 * security policy; `electron` launches the desktop shell itself (tools/electron-launch.mjs).
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/playwright',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // On a loaded machine one test in some hundreds meets a pause that no waiting foresees. A second go is named in the report, never silent.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  globalTimeout: 25 * 60_000,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  // A trace of every test would cost a third of the time; the second go has one.
  use: { trace: process.env['CI'] ? 'on-first-retry' : 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'chromium',
      testIgnore: 'electron/**',
      use: {
        baseURL: `http://127.0.0.1:${port}`,
        browserName: 'chromium',
        viewport: { width: 1440, height: 900 },
        locale: 'en-US',
        acceptDownloads: true,
        launchOptions: { args: chromiumTestFlags, ...(executablePath ? { executablePath } : {}) },
      },
    },
    { name: 'electron', testMatch: 'electron/**/*.spec.ts', timeout: 150_000 },
  ],
  webServer: {
    command: `node tools/serve.mjs --port ${port} --folder ${folder}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 20_000,
  },
});
