import { componentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Probe } from '../model/probe.ts';
import type { DesignCheck } from './contract.ts';

/** Ranges of what a probe may ask (CONTRACTS 2): ports, IP lengths from a bare header and a UDP header up, and a number of packets somebody would wait for. */
export const probeRanges = {
  port: { min: 1, max: 65_535 },
  sourcePort: { min: 1, max: 65_535 },
  sizeBytes: { min: 28, max: 65_535 },
  count: { min: 1, max: 1000 },
} as const;
export type RangedMember = keyof typeof probeRanges;

const ranged: readonly RangedMember[] = ['port', 'sourcePort', 'sizeBytes', 'count'];

/** Members of a probe that are outside their range or not whole. */
export function probeRangeProblems(probe: Pick<Probe, RangedMember>): readonly { readonly member: RangedMember; readonly value: number; readonly min: number; readonly max: number }[] {
  return ranged.flatMap((member) => {
    const value = probe[member];
    const { min, max } = probeRanges[member];
    return value === undefined || (Number.isInteger(value) && value >= min && value <= max) ? [] : [{ member, value, min, max }];
  });
}

/** PROBE-001: a saved probe that cannot be sent. */
export const probeValues: DesignCheck = {
  codes: ['PROBE-001'],
  design: ({ scope }) =>
    Object.entries(scope.design.probes).flatMap(([id, probe]) =>
      probeRangeProblems(probe).map(({ member, value, min, max }): Finding => {
        const owner = scope.component(probe.from.split('/')[0] ?? '')?.id ?? componentId(id);
        return { code: 'PROBE-001', severity: 'error', at: { component: owner }, params: { id, member, value, min, max } };
      }),
    ),
};
