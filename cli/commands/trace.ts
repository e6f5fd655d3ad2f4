import { compileDesign, trace, type Trace } from '../../shared/engine/index.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Probe } from '../../shared/model/probe.ts';
import { printJson, type CliContext } from '../context.ts';
import { exitCodes, usage } from '../exit.ts';
import type { TraceFlags } from '../options.ts';
import { printTrace } from '../print-trace.ts';
import { openDesign } from '../read-design.ts';
import { table } from '../table.ts';

/** The saved probe, or one made of --from and --to; single flags override members of a saved one. */
function probeOf(design: Design, flags: TraceFlags): Probe {
  const saved = flags.probe === undefined ? null : Object.hasOwn(design.probes, flags.probe) ? design.probes[flags.probe] : undefined;
  if (saved === undefined) throw usage('PROBE_UNKNOWN', { value: flags.probe ?? '', allowed: Object.keys(design.probes).sort().join(', ') || '-' });
  const from = flags.from ?? saved?.from;
  const to = flags.to ?? saved?.to;
  if (from === undefined || to === undefined) throw usage('PROBE_NEEDED');
  const kind = flags.kind ?? saved?.kind ?? (/^https?:\/\//i.test(to) ? 'http' : 'ping');
  return {
    ...saved,
    from,
    to,
    kind,
    ...(flags.port === undefined ? {} : { port: flags.port }),
    ...(flags.sourcePort === undefined ? {} : { sourcePort: flags.sourcePort }),
    ...(flags.size === undefined ? {} : { sizeBytes: flags.size }),
    ...(flags.df === undefined ? {} : { dontFragment: flags.df }),
    ...(flags.count === undefined ? {} : { count: flags.count }),
    ...(flags.key === undefined ? {} : { key: flags.key }),
    ...(flags.expect === undefined ? {} : { expect: flags.expect }),
  };
}

/** Refuses choices that no path of the trace offers. */
function requireAlternatives(all: Trace, choices: readonly string[]): void {
  const offered = new Set(all.paths.flatMap((path) => path.choices.flatMap((choice) => choice.of)));
  const wrong = choices.find((choice) => !offered.has(choice));
  if (wrong !== undefined) throw usage('NO_ALTERNATIVE', { value: wrong, allowed: [...offered].sort().join(', ') || '-' });
}

/** `hopline trace`: a blocked flow is a fine answer; exit 1 only when --expect is not met. */
export async function runTrace(context: CliContext, file: string, flags: TraceFlags): Promise<void> {
  const { design } = await openDesign(context, file);
  const probe = probeOf(design, flags);
  const network = compileDesign(design, context.registry);
  if (flags.choose.length > 0) requireAlternatives(trace(network, probe, { allPaths: true }), flags.choose);
  const answer = trace(network, probe, { allPaths: flags.allPaths ?? false, choices: flags.choose, sentence: context.sentence });
  const wanted = flags.expect === 'reachable' ? 'REACHABLE' : 'UNREACHABLE';
  const isMet = flags.expect === undefined || answer.verdict === wanted;
  if (flags.json === true) printJson(context, answer);
  else {
    context.io.stdout(printTrace(context, answer));
    if (flags.expect !== undefined) context.io.stdout(`\n${table([[context.words('trace.expected'), context.words(isMet ? 'trace.met' : 'trace.notMet', { expect: flags.expect })]])}`);
  }
  if (!isMet) context.finish(exitCodes.findings);
}
