import { serializeDesign } from '../../shared/file/index.ts';
import type { CliContext } from '../context.ts';
import { Ending, exitCodes } from '../exit.ts';
import { deliver, openDesign } from '../read-design.ts';

/** `hopline migrate`: the design in the current form of the file. What a newer Hopline wrote is refused: going back would lose what it added. */
export async function runMigrate(context: CliContext, file: string, options: { readonly out?: string }): Promise<void> {
  const opened = await openDesign(context, file);
  const [notice] = opened.notices;
  if (opened.readOnly) throw new Ending(exitCodes.unreadable, 'VERSION_TOO_NEW', { file, params: notice?.params ?? {} });
  await deliver(context, serializeDesign(opened.design), options.out);
}
