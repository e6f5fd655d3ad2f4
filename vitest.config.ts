import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

// In plain Node the real module would start a download, so nothing here ever sees it.
const alias = { electron: path.resolve(import.meta.dirname, 'electron/testing/fake-electron.ts') };

// Budgets of one test and one hook, and the seed of property tests. A project does not inherit them.
const budget = { testTimeout: 20_000, hookTimeout: 20_000, setupFiles: ['tools/property-seed.mjs'] };

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        resolve: { alias },
        test: { ...budget, name: 'node', environment: 'node', include: ['{shared,electron,cli,tools,bench}/**/*.test.ts'], exclude: ['**/node_modules/**'] },
      },
      {
        resolve: { alias },
        plugins: [react()],
        test: { ...budget, name: 'dom', environment: 'happy-dom', include: ['renderer/**/*.test.{ts,tsx}'], exclude: ['**/node_modules/**'] },
      },
    ],
  },
});
