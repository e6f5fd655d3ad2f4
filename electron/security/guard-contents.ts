import type { WebContents } from 'electron';
import { appPage, isAppAddress } from '../shell/app-protocol.ts';

/** The window may load its own page again, and go nowhere else. */
export function mayNavigate(address: string): boolean {
  return isAppAddress(address) && new URL(address).pathname === new URL(appPage).pathname;
}

/** For every page that is ever created: no other address, no second window, no embedded page, no way around the proxy for WebRTC. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
