import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

test('the desktop program answers when there is one, always the same object', async () => {
  const shell = { platform: 'linux' };
  vi.stubGlobal('desktop', shell);
  const { desktop } = await import('./index.ts');
  expect(desktop()).toBe(shell);
  vi.unstubAllGlobals();
  expect(desktop()).toBe(shell);
});

test('without it the browser does', async () => {
  vi.resetModules();
  const { desktop } = await import('./index.ts');
  expect(desktop().platform).toBe('browser');
});
