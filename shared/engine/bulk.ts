import type { Probe } from '../model/probe.ts';
import { exploreRuns } from './explore.ts';
import type { Network } from './network.ts';
import { addressed, readProbe, type Inquiry } from './probe/inquiry.ts';
import { resolveName } from './probe/resolve-name.ts';
import type { Verdict } from './report.ts';
import { createMachine, type Machine } from './run/machine.ts';
import { joinVerdicts, verdictOf } from './verdict.ts';

function verdictOfProbe(network: Network, machine: Machine, probe: Probe): Verdict {
  const { inquiry } = readProbe(network, probe);
  if (inquiry === null) return 'UNDETERMINED';
  if (inquiry.hostName === null) return verdictOfInquiry(network, machine, inquiry);
  const { address, ending } = resolveName(network, machine, inquiry.source, inquiry.hostName);
  return address === null ? verdictOf(ending) : verdictOfInquiry(network, machine, addressed(network, inquiry, address));
}

function verdictOfInquiry(network: Network, machine: Machine, ready: Inquiry): Verdict {
  if (ready.report.source === null) return 'UNDETERMINED';
  const verdicts = new Set<Verdict>();
  exploreRuns(network, machine, ready, 0, (run) => verdicts.add(verdictOf(run.ending)));
  return joinVerdicts(verdicts);
}

/** The verdict of each probe, the same that {@link trace} gives, without recording anything. */
export function bulk(network: Network, probes: readonly Probe[]): Verdict[] {
  const machine = createMachine();
  return probes.map((probe) => verdictOfProbe(network, machine, probe));
}
