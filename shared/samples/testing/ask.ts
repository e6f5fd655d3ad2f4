import { readFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../../catalog/index.ts';
import { compileDesign, trace, type Trace } from '../../engine/index.ts';
import type { Design } from '../../model/design.ts';
import type { Probe } from '../../model/probe.ts';

/** The trace of a probe on a design drawn with the real catalog. */
export function ask(design: Design, probe: Probe): Trace {
  return trace(compileDesign(design, registry), probe);
}

/** A text of `__golden__`, typed from the documents before the code ran. */
export function golden(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '../__golden__', `${name}.txt`), 'utf8');
}

/** Outcome, reason and where, of the path that is played. */
export function ending({ outcome, paths }: Trace): readonly (string | null)[] {
  return [outcome, paths[0]?.reason ?? null, paths[0]?.at ?? null];
}

/** Source and destination with which the packet of a leg enters a component: what its filters and services see. */
export function seenBy(trace: Trace, component: string, direction: 'forward' | 'return' = 'forward'): readonly string[] {
  const hops = trace.paths[0]?.legs.filter((leg) => leg.direction === direction).flatMap((leg) => leg.hops) ?? [];
  const header = hops.findLast((hop) => hop.component === component)?.enter.headers.find((candidate) => candidate.layer === 'ipv4');
  return header?.layer === 'ipv4' ? [header.source, header.destination] : [];
}
