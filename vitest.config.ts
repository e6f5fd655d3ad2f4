import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

// In plain Node the real module would start a download, so nothing here ever sees it.
const alias = { electron: path.resolve(import.meta.dirname, 'electron/testing/fake-electron.ts') };

export default defineConfig({
  resolve: { alias },
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    passWithNoTests: false,
    coverage: { provider: 'v8', include: ['shared/**/*.ts', 'electron/**/*.ts', 'cli/**/*.ts', 'renderer/**/*.{ts,tsx}'], reporter: ['text-summary', 'html'] },
    projects: [
      {
        resolve: { alias },
        test: { name: 'node', environment: 'node', include: ['{shared,electron,cli,tools,bench}/**/*.test.ts'], exclude: ['**/node_modules/**'] },
      },
      {
        resolve: { alias },
        plugins: [react()],
        test: { name: 'dom', environment: 'happy-dom', include: ['renderer/**/*.test.{ts,tsx}'], exclude: ['**/node_modules/**'] },
      },
    ],
  },
});
