import type { Probe } from '../model/probe.ts';
import { exploreRuns } from './explore.ts';
import type { Network } from './network.ts';
import { addressed, createNames, isReady, readProbe, type Inquiry, type Names } from './probe/inquiry.ts';
import { resolveName } from './probe/resolve-name.ts';
import type { Verdict } from './report.ts';
import { createMachine, type Machine } from './run/machine.ts';
import { joinVerdicts, verdictOf } from './verdict.ts';

function verdictOfInquiry(network: Network, machine: Machine, inquiry: Inquiry): Verdict {
  if (!isReady(inquiry)) return 'UNDETERMINED';
  const verdicts: Verdict[] = [];
  exploreRuns(network, machine, inquiry, 0, (run) => verdicts.push(verdictOf(run.ending)));
  return joinVerdicts(verdicts);
}

function verdictOfProbe(network: Network, machine: Machine, probe: Probe, names: Names): Verdict {
  const inquiry = readProbe(network, probe, names);
  if (inquiry.hostName === null || inquiry.source === null) return verdictOfInquiry(network, machine, inquiry);
  const { address, ending } = resolveName(network, machine, inquiry.source, inquiry.hostName);
  return address === null ? verdictOf(ending) : verdictOfInquiry(network, machine, addressed(network, inquiry, address));
}

/** The verdict of each probe, the same that {@link trace} gives, without recording anything. */
export function bulk(network: Network, probes: readonly Probe[]): Verdict[] {
  const machine = createMachine();
  const names = createNames();
  return probes.map((probe) => verdictOfProbe(network, machine, probe, names));
}
