import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vite';

/**
 * The window's bundle. It is served as files under a policy without inline scripts and without data: scripts, so nothing
 * is inlined, not even a small asset. Relative addresses make the same files work at app:// and at any web path.
 */
export default defineConfig({
  root: path.resolve(import.meta.dirname, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  // Whoever serves index.html puts a fresh nonce here on every load; react-aria needs it for the one style that it injects.
  html: { cspNonce: '__CSP_NONCE__' },
  worker: { format: 'es' },
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    // The polyfill would be an inline script; every browser that runs the app has modulepreload.
    modulePreload: { polyfill: false },
    sourcemap: true,
    chunkSizeWarningLimit: 2500,
  },
});
