import { protocol, type Session } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { answerFor, appScheme } from '../shell/app-protocol.ts';

/** Must run before the program is ready: the scheme behaves like https, with an origin of its own. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the window's files, and nothing else, to the window. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const answer = answerFor({ method: request.method, url: request.url }, folder, randomBytes(16).toString('base64'));
    if (answer.status !== 200) return new Response(null, { status: answer.status });
    try {
      const bytes = await readFile(answer.file);
      return new Response(answer.isPage ? answer.finish(bytes.toString('utf8')) : bytes, { status: 200, headers: { ...answer.headers } });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
