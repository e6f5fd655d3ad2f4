import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/App.tsx';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { loadSettings } from './state/settings.ts';

// The window's security policy forbids code made from strings; zod must not even try.
z.config({ jitless: true });

await loadSettings();
await document.fonts.load('12px "Pretendard Variable"');

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
