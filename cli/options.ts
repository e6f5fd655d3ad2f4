import { z } from 'zod';
import { probeRanges, type RangedMember } from '../shared/checks/index.ts';
import { probeKinds } from '../shared/model/probe.ts';
import { usage } from './exit.ts';

/** Options as commander hands them over, read once at the edge. */

function oneOf<const Value extends string>(option: string, values: readonly Value[]) {
  return z.string().transform((text): Value => {
    const found = values.find((value) => value === text);
    if (found === undefined) throw usage('BAD_OPTION', { option, value: text, allowed: values.join(', ') });
    return found;
  });
}

function wholeNumber(option: string, { min, max }: { readonly min: number; readonly max: number }) {
  return z.string().transform((text): number => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (!(value >= min && value <= max)) throw usage('BAD_OPTION', { option, value: text, allowed: `${min}-${max}` });
    return value;
  });
}

const ranged = (option: string, member: RangedMember) => wholeNumber(option, probeRanges[member]).exactOptional();

export const expectOption = oneOf('--expect', ['reachable', 'unreachable']).exactOptional();

export const traceOptions = z.object({
  probe: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  kind: oneOf('--kind', probeKinds).exactOptional(),
  port: ranged('--port', 'port'),
  sourcePort: ranged('--source-port', 'sourcePort'),
  size: ranged('--size', 'sizeBytes'),
  df: z.boolean().exactOptional(),
  count: ranged('--count', 'count'),
  key: z.string().exactOptional(),
  expect: expectOption,
  allPaths: z.boolean().exactOptional(),
  choose: z.array(z.string()).default([]),
  json: z.boolean().exactOptional(),
});
export type TraceFlags = z.output<typeof traceOptions>;

export const exportOptions = z.object({
  to: z.string(),
  probe: z.string().exactOptional(),
  select: z.array(z.string()).default([]),
  theme: oneOf('--theme', ['light', 'dark']).default('light'),
  scale: wholeNumber('--scale', { min: 1, max: 4 }).exactOptional(),
  undocumented: z.boolean().exactOptional(),
  out: z.string().exactOptional(),
});

export const jsonOption = z.object({ json: z.boolean().exactOptional() });
export const checkOptions = z.object({ json: z.boolean().exactOptional(), junit: z.string().exactOptional() });
export const outOption = z.object({ out: z.string().exactOptional() });
