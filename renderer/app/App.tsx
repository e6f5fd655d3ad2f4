import { useEffect, useLayoutEffect } from 'react';
import { watchFindings } from '../state/findings.ts';
import { followClipboard } from '../canvas/clipboard.ts';
import { followCompared } from '../compare/compare-store.ts';
import { followDrops, followShell } from '../state/file-actions.ts';
import { useDocument } from '../state/document.ts';
import { followLeaving } from '../state/leave-document.ts';
import { followRoom } from '../state/room.ts';
import { themeOf, useSettings } from '../state/settings.ts';
import { Dialogs } from '../dialogs/Dialogs.tsx';
import { keepFocus } from '../keymap/keep-focus.ts';
import { useKeymap } from '../keymap/use-keymap.ts';
import { useShellMenu } from '../keymap/use-shell-menu.ts';
import { followGuide } from '../guides/guide-store.ts';
import { followNotifications } from '../notifications/notification-store.ts';
import { StartScreen } from '../start/StartScreen.tsx';
import { TitleBar } from '../toolbar/TitleBar.tsx';
import { Tour } from '../tour/Tour.tsx';
import { followDocument } from '../trace/trace-store.ts';
import { DocumentBanner } from './DocumentBanner.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Editor } from './Editor.tsx';
import { useWindowTitle } from './use-window-title.ts';

/** The window: title bar, then the start screen or the editor, then whatever dialog is open. */
export function App() {
  const isOpen = useDocument((state) => state.isOpen);
  const theme = useSettings(themeOf);
  const language = useSettings((state) => state.language);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = language;
  }, [theme, language]);
  useLayoutEffect(() => followRoom(), []);
  useEffect(() => followShell(), []);
  useEffect(() => watchFindings(), []);
  useEffect(() => followClipboard(), []);
  useEffect(() => followDrops(), []);
  useEffect(() => followLeaving(), []);
  useEffect(() => followDocument(), []);
  useEffect(() => followGuide(), []);
  useEffect(() => followCompared(), []);
  useEffect(() => followNotifications(), []);
  useEffect(() => keepFocus(), []);
  useWindowTitle();
  useShellMenu();
  useKeymap();
  return (
    <div className="app">
      <ErrorBoundary>
        <TitleBar />
      </ErrorBoundary>
      <DocumentBanner />
      <ErrorBoundary>{isOpen ? <Editor /> : <StartScreen />}</ErrorBoundary>
      <ErrorBoundary>
        <Tour />
        <Dialogs />
      </ErrorBoundary>
    </div>
  );
}
