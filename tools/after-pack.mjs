// electron-builder's hook: sets the fuses in the program that was just put together, and reads them back.
import { FuseVersion, flipFuses } from '@electron/fuses';
import path from 'node:path';
import { fuseProblems, fuses, readWireOf } from './fuses.mjs';

/**
 * @param {{ electronPlatformName: string, appOutDir: string,
 *   packager: { appInfo: { productFilename: string }, executableName?: string } }} context
 */
async function afterPack({ electronPlatformName, appOutDir, packager }) {
  const name = packager.appInfo.productFilename;
  const isMac = electronPlatformName === 'darwin';
  const program = path.join(appOutDir, isMac ? `${name}.app` : electronPlatformName === 'win32' ? `${name}.exe` : (packager.executableName ?? name));
  const decided = fuses({ isTestBuild: process.env['HOPLINE_TEST_BUILD'] === '1' });
  await flipFuses(program, { version: FuseVersion.V1, resetAdHocDarwinSignature: isMac, ...decided });
  const wireFile = isMac ? path.join(program, 'Contents/Frameworks/Electron Framework.framework/Electron Framework') : program;
  const problems = fuseProblems(readWireOf(wireFile), decided);
  if (problems.length > 0) throw new Error(problems.join('; '));
}

export default afterPack;
