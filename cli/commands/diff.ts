import { compareDesigns } from '../../shared/compare/index.ts';
import { compileDesign, trace } from '../../shared/engine/index.ts';
import { printJson, type CliContext } from '../context.ts';
import { usage } from '../exit.ts';
import { printComparison } from '../print-comparison.ts';
import { openDesign } from '../read-design.ts';

/** `hopline diff`: what changed from one design to another. That they differ is an answer, no error: exit 0 either way. */
export async function runDiff(context: CliContext, first: string, second: string, options: { readonly json?: boolean }): Promise<void> {
  if (first === '-' && second === '-') throw usage('STDIN_TWICE');
  const { design: before } = await openDesign(context, first);
  const { design: after } = await openDesign(context, second);
  const comparison = compareDesigns({ before, after }, context.registry, (design) => {
    const network = compileDesign(design, context.registry);
    return (probe) => trace(network, probe);
  });
  if (options.json === true) printJson(context, comparison);
  else context.io.stdout(printComparison(context, comparison));
}
