import { z } from 'zod';
import { probeKinds } from '../model/probe.ts';

/**
 * The trace report (CONTRACTS 3): the public shape of an answer. Program, JSON Schema and readers share these zod values.
 * Addresses are texts, sizes bytes, times microseconds of virtual time unless the name says otherwise.
 */

export const verdicts = ['REACHABLE', 'UNREACHABLE', 'AMBIGUOUS', 'UNDETERMINED'] as const;

export const dispositions = [
  'ACCEPTED', 'DELIVERED_TO_SUBNET', 'EXITS_NETWORK', 'DENIED_IN', 'DENIED_OUT', 'NO_ROUTE', 'NULL_ROUTED', 'NEIGHBOR_UNREACHABLE', 'LOOP',
  'INSUFFICIENT_INFO', 'TTL_EXCEEDED', 'PACKET_TOO_BIG', 'TRANSLATION_FAILED', 'NO_BACKEND', 'REFUSED', 'COMPONENT_DOWN', 'REPLY_LOST',
] as const;

export const stepKinds = [
  'originate', 'resolve', 'enter', 'neighbor', 'bridge', 'filter', 'policy', 'route', 'translate', 'balance', 'proxy', 'encapsulate', 'decapsulate',
  'fragment', 'session-setup', 'session-match', 'exit', 'tunnel', 'inbound', 'deliver', 'drop', 'abort',
] as const;

export const stepActions = [
  'ORIGINATED', 'RESOLVED', 'RECEIVED', 'PERMITTED', 'DENIED', 'REJECTED', 'FORWARDED', 'BRIDGED', 'TRANSFORMED', 'BALANCED', 'PROXIED', 'ENCAPSULATED',
  'DECAPSULATED', 'FRAGMENTED', 'SETUP_SESSION', 'MATCHED_SESSION', 'TRANSMITTED', 'ACCEPTED', 'DELIVERED', 'DROPPED', 'ABORTED',
] as const;

export const headerSchema = z.discriminatedUnion('layer', [
  z.object({ layer: z.literal('ipv4'), source: z.string(), destination: z.string(), protocol: z.number().int(), ttl: z.number().int(), dontFragment: z.boolean().optional() }),
  z.object({ layer: z.literal('ipv6'), source: z.string(), destination: z.string(), protocol: z.number().int(), ttl: z.number().int() }),
  z.object({ layer: z.literal('tcp'), sourcePort: z.number().int(), destinationPort: z.number().int(), flags: z.string().optional() }),
  z.object({ layer: z.literal('udp'), sourcePort: z.number().int(), destinationPort: z.number().int() }),
  z.object({ layer: z.literal('icmp'), type: z.number().int(), code: z.number().int(), identifier: z.number().int().optional() }),
  z.object({ layer: z.literal('vxlan'), vni: z.number().int() }),
  z.object({ layer: z.literal('ipip') }),
  z.object({ layer: z.literal('l2-tunnel'), tag: z.string().optional() }),
  z.object({ layer: z.literal('ipsec') }),
  z.object({ layer: z.literal('ethernet'), source: z.string().optional(), destination: z.string().optional() }),
  z.object({ layer: z.literal('http'), method: z.string().optional(), path: z.string().optional(), host: z.string().optional(), forwardedFor: z.string().optional(), status: z.number().int().optional() }),
  z.object({ layer: z.literal('tls'), serverName: z.string().optional() }),
  z.object({ layer: z.literal('dns'), question: z.string().optional(), answer: z.string().optional() }),
]);
export type Header = z.infer<typeof headerSchema>;

export const becauseSchema = z.object({ component: z.string(), path: z.string().optional(), label: z.string() });

/** A row that was looked at and lost: `fields` tells field by field what the row wants, what the packet has, and whether they agree. */
export const candidateSchema = z.object({
  because: becauseSchema,
  position: z.number().int(),
  won: z.boolean(),
  action: z.string().optional(),
  fields: z.array(z.object({ field: z.string(), wanted: z.string(), actual: z.string(), matches: z.boolean() })),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const stepSchema = z.object({
  seq: z.number().int(),
  kind: z.enum(stepKinds),
  action: z.enum(stepActions),
  because: becauseSchema,
  headers: z.array(headerSchema).describe('outermost first, after the step'),
  bytes: z.number().int().describe('outer IP length'),
  timeUs: z.number(),
  detail: z.looseObject({ candidates: z.array(candidateSchema).optional(), position: z.number().int().optional(), total: z.number().int().optional() }),
  reason: z.string().optional(),
});
export type Step = z.infer<typeof stepSchema>;

export const hopSchema = z.object({
  component: z.string(),
  host: z.string().nullable(),
  ingress: z.string().nullable(),
  egress: z.string().nullable(),
  enter: z.object({ headers: z.array(headerSchema), bytes: z.number().int() }),
  steps: z.array(stepSchema),
});
export type Hop = z.infer<typeof hopSchema>;

export const legSchema = z.object({ direction: z.enum(['forward', 'return', 'error']), connection: z.number().int(), hops: z.array(hopSchema) });
export type Leg = z.infer<typeof legSchema>;

export const choiceSchema = z.object({ at: z.string(), chosen: z.string(), of: z.array(z.string()) });

export const pathSchema = z.object({
  choices: z.array(choiceSchema),
  disposition: z.enum(dispositions),
  reason: z.string().nullable(),
  at: z.string().nullable(),
  legs: z.array(legSchema),
});
export type Path = z.infer<typeof pathSchema>;

export const blockerSchema = z.object({
  at: z.string(),
  because: becauseSchema,
  reason: z.string(),
  fix: z.object({ command: z.string(), args: z.record(z.string(), z.unknown()), title: z.string() }).optional(),
});

export const resolvedProbeSchema = z.object({
  name: z.string().optional(),
  from: z.string(),
  to: z.string(),
  kind: z.enum(probeKinds),
  sourceComponent: z.string().nullable(),
  destinationComponent: z.string().nullable(),
  source: z.string().nullable(),
  destination: z.string().nullable(),
  protocol: z.number().int(),
  sourcePort: z.number().int().nullable(),
  port: z.number().int().nullable(),
  sizeBytes: z.number().int(),
  dontFragment: z.boolean(),
  count: z.number().int(),
  key: z.string().nullable(),
  path: z.string().nullable(),
  expect: z.enum(['reachable', 'unreachable']).nullable(),
});

export const traceSchema = z.object({
  contract: z.literal('hopline-trace'),
  version: z.literal(1),
  probe: resolvedProbeSchema,
  verdict: z.enum(verdicts),
  outcome: z.string().describe('REPLY, TIMEOUT, REFUSED, RESET, STALLED, HOST_UNREACHABLE, NET_UNREACHABLE, ADMIN_PROHIBITED, TTL_EXCEEDED, FRAGMENTATION_NEEDED, HTTP_<status>, LOGIN_OK, AUTH_..., DNS_FAILED'),
  resolution: z.array(legSchema).nullable(),
  paths: z.array(pathSchema),
  truncated: z.boolean().optional(),
  ping: z
    .object({
      sent: z.number().int(),
      received: z.number().int(),
      lossPercent: z.number(),
      replies: z.array(z.object({ bytes: z.number().int(), timeMs: z.number().int(), ttl: z.number().int() })),
      minMs: z.number().int().nullable(),
      maxMs: z.number().int().nullable(),
      avgMs: z.number().int().nullable(),
    })
    .optional(),
  traceroute: z.array(z.object({ ttl: z.number().int(), from: z.string().nullable(), timeMs: z.number().nullable() })).optional(),
  requests: z.array(z.object({ n: z.number().int(), backend: z.string().nullable(), status: z.number().int().nullable(), logLine: z.string().nullable() })).optional(),
  login: z.object({ user: z.string(), prompt: z.string() }).optional(),
  blockers: z.array(blockerSchema),
  assumptions: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type Trace = z.infer<typeof traceSchema>;
export type Verdict = Trace['verdict'];
export type Disposition = Path['disposition'];
