import type { Session } from 'electron';
import { isAppAddress } from '../shell/app-protocol.ts';

/** What a page may be allowed at all; everything else Chromium asks about is denied. */
const permissions = new Set(['clipboard-sanitized-write', 'fullscreen']);

const ownSchemes = new Set(['app:', 'blob:', 'data:']);

/** Whether a request may leave the window: the program's own files, and data that never leaves it. Developer tools load themselves. */
export function mayRequest(address: string, isPackaged: boolean): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0].toLowerCase() ?? '';
  if (scheme === 'app:') return isAppAddress(address);
  return ownSchemes.has(scheme) || (!isPackaged && (scheme === 'devtools:' || scheme === 'chrome-devtools:'));
}

/** Nothing is loaded from or sent to anywhere, no device and no permission is given, nothing is downloaded behind the shell's back. */
export function guardSession(session: Session, isPackaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(permissions.has(permission) && isAppAddress(details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => permissions.has(permission) && isAppAddress(origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, isPackaged) }));
  session.on('will-download', (event) => event.preventDefault());
}
