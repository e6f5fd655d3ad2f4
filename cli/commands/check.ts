import { checkOwnProbes, checkProbes, type ProbeResult } from '../../shared/checks/index.ts';
import { compileDesign, trace } from '../../shared/engine/index.ts';
import type { Probe } from '../../shared/model/probe.ts';
import { printJson, type CliContext } from '../context.ts';
import { exitCodes } from '../exit.ts';
import { junitXml } from '../junit.ts';
import { deliver, openDesign } from '../read-design.ts';
import { table } from '../table.ts';

function messageOf({ sentence }: CliContext, { finding, trace: answer }: ProbeResult): string {
  return finding === null ? `${answer.verdict} ${answer.outcome}` : sentence(finding.code, finding.params);
}

function reportOf(context: CliContext, results: readonly ProbeResult[]) {
  const failed = results.filter((result) => result.passed === false).length;
  return {
    contract: 'hopline-check',
    version: 1,
    results: results.map((result) => ({
      probe: result.id,
      name: result.probe.name ?? null,
      expect: result.probe.expect ?? null,
      verdict: result.trace.verdict,
      outcome: result.trace.outcome,
      reason: result.trace.paths[0]?.reason ?? null,
      at: result.trace.paths[0]?.at ?? null,
      passed: result.passed !== false,
      ...(result.finding === null ? {} : { code: result.finding.code, message: messageOf(context, result) }),
    })),
    counts: { total: results.length, passed: results.length - failed, failed },
  };
}

function printResults(context: CliContext, results: readonly ProbeResult[]): string {
  const { words } = context;
  if (results.length === 0) return `${words('check.none')}\n`;
  const rows = results.map((result) => [
    words(result.passed === false ? 'check.failed' : 'check.passed'),
    result.id,
    result.probe.expect ?? '',
    `${result.trace.verdict} ${result.trace.outcome}`,
    result.passed === false ? messageOf(context, result) : (result.probe.name ?? ''),
  ]);
  return `${table(rows)}${words('check.counts', reportOf(context, results).counts)}\n`;
}

/** `hopline check`: every saved probe with an expectation, and what components ask by themselves; exit 1 when one is not met. */
export async function runCheck(context: CliContext, file: string, options: { readonly json?: boolean; readonly junit?: string }): Promise<void> {
  const { design } = await openDesign(context, file);
  const network = compileDesign(design, context.registry);
  const expecting = Object.fromEntries(Object.entries(design.probes).filter(([, probe]) => probe.expect !== undefined));
  const run = (probe: Probe) => trace(network, probe);
  const results = [...checkProbes({ ...design, probes: expecting }, run), ...checkOwnProbes(design, context.registry, run)];
  if (options.junit !== undefined) {
    const suite = design.meta.name === '' ? 'hopline' : design.meta.name;
    await deliver(context, junitXml(suite, results, (result) => messageOf(context, result)), options.junit);
  }
  if (options.json === true) printJson(context, reportOf(context, results));
  else if (options.junit !== '-') context.io.stdout(printResults(context, results));
  if (results.some((result) => result.passed === false)) context.finish(exitCodes.findings);
}
