import type { Plan } from '../../plan/plan.ts';
import type { Header, Hop, Leg, Trace } from '../report.ts';
import type { AskedProbe } from './ask.ts';
import goldenFlows from './domain/golden-flows.json' with { type: 'json' };

/*
 * The hop tables of domain/private-cloud.md (d) beside traces: "How a trace is compared with a table". Both become visits: a device and the headers
 * it saw, as the tables write them, with the outer IP bytes; consecutive duplicates are one.
 *
 * domain/golden-flows.json and domain/rules.json are the documents' own files, byte for byte (golden-data.test.ts holds their checksums). They lie in a
 * `testing` folder because only tests read them: nothing that is shipped may, and tests of every layer can.
 */

export interface Visit {
  readonly device: string;
  /** `headers | bytes`, each different from the one before. */
  readonly states: readonly string[];
}

/** The tables whose steps are compared, by the ids of the document. */
export type GoldenId = '1A' | '1A-R' | '1B' | '1B-R' | '2' | '2-R' | '3' | '3-R';

/** What a person asks to see a table and its return table; the same question on any plan of RT-1, hand-made or planned from a design. */
export interface GoldenQuestion {
  readonly id: GoldenId;
  readonly back: GoldenId;
  readonly probe: AskedProbe;
  /** Which of the two web endpoints is played. */
  readonly choices: readonly string[];
  /** Direction and connection of the legs, in their order. */
  readonly legs: readonly string[];
}

const shop = { from: 'client', to: 'https://shop.example.com', kind: 'http', sizeBytes: 1000 } as const;
const [oneConnection, twoConnections] = [['forward 1', 'return 1'], ['forward 1', 'forward 2', 'return 2', 'return 1']];

export const goldenQuestions: readonly GoldenQuestion[] = [
  { id: '1A', back: '1A-R', probe: shop, choices: ['pod-web1'], legs: twoConnections },
  { id: '1B', back: '1B-R', probe: shop, choices: ['pod-web2'], legs: twoConnections },
  { id: '2', back: '2-R', probe: { from: 'pod-web1', to: 'db.corp.example', kind: 'tcp', port: 3306, sourcePort: 45_000, sizeBytes: 1000 }, choices: [], legs: oneConnection },
  { id: '3', back: '3-R', probe: { from: 'user', to: 'vm60.corp.example', kind: 'tcp', port: 443, sourcePort: 52_000, sizeBytes: 1000 }, choices: [], legs: oneConnection },
];

interface Row {
  readonly device: string;
  readonly before: string;
  readonly after: string;
  readonly ipBytes: number;
}

function withoutRepeats(states: readonly string[]): readonly string[] {
  return states.filter((state, index) => state !== states[index - 1]);
}

/** A table as visits: `before` of a visit's first row, then every `after`. The bytes of a `before` are those the row above ended with. */
function rowVisits(rows: readonly Row[]): readonly Visit[] {
  const visits: { readonly device: string; readonly states: string[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const last = visits.at(-1);
    const after = `${row.after} | ${row.ipBytes}`;
    if (last?.device === row.device) last.states.push(after);
    else visits.push({ device: row.device, states: [`${row.before} | ${rows[index - 1]?.ipBytes ?? row.ipBytes}`, after] });
  }
  return visits.map(({ device, states }) => ({ device, states: withoutRepeats(states) }));
}

/** The rows of a table; throws when the document has no such table. */
export function goldenTable(id: GoldenId): { readonly devices: readonly string[]; readonly visits: readonly Visit[] } {
  const flow = goldenFlows.flows.find((candidate) => candidate.id === id);
  if (flow === undefined) throw new Error(`no table ${id}`);
  return { devices: flow.devices, visits: rowVisits(flow.rows) };
}

const firstFlowPort = 49_152;

interface Written {
  readonly text: string;
  /** Source port of each VXLAN wrapping on the packet, by its outer addresses and VNI. */
  readonly flowPorts: ReadonlyMap<string, number>;
}

/** Writes one header stack as the tables do. What an application says is not part of a table. */
function writeHeaders(headers: readonly Header[], before: ReadonlyMap<string, number>): Written {
  const parts: string[] = [];
  const flowPorts = new Map<string, number>();
  for (const [index, ip] of headers.entries()) {
    if (ip.layer !== 'ipv4') continue;
    const [inside, wrapping] = [headers[index + 1], headers[index + 2]];
    const ends = `${ip.source}>${ip.destination}`;
    if (inside?.layer === 'udp' && wrapping?.layer === 'vxlan') {
      const key = `${ends} ${wrapping.vni}`;
      // H: a port of the dynamic range, the same for as long as the packet is wrapped.
      const isFlow = inside.sourcePort >= firstFlowPort && (before.get(key) ?? inside.sourcePort) === inside.sourcePort;
      flowPorts.set(key, inside.sourcePort);
      parts.push(`VXLAN IP ${ends} UDP ${isFlow ? 'H' : inside.sourcePort}>${inside.destinationPort} VNI ${wrapping.vni}`);
    } else if (inside?.layer === 'udp' && wrapping?.layer === 'l2-tunnel') {
      parts.push(`IP ${ends} UDP ${inside.sourcePort}>${inside.destinationPort} ttl${ip.ttl} (L2C tunnel)`);
    } else if (inside?.layer === 'ipip') {
      parts.push(`IP ${ends} proto${ip.protocol}`);
    } else if (inside?.layer === 'tcp' || inside?.layer === 'udp') {
      parts.push(`IP ${ip.source}:${inside.sourcePort}>${ip.destination}:${inside.destinationPort} ${inside.layer.toUpperCase()} ttl${ip.ttl}`);
    } else {
      parts.push(`IP ${ends} ${inside?.layer === 'icmp' ? `ICMP ${inside.type}/${inside.code}` : `proto${ip.protocol}`} ttl${ip.ttl}`);
    }
  }
  return { text: parts.join(' // '), flowPorts };
}

/** Components that are one device on every host: tables write `dlr@esx1`. */
function distributedComponents(plan: Plan): ReadonlySet<string> {
  return new Set(plan.devices.filter((device) => device.distributed !== undefined).map((device) => device.component));
}

function deviceName(hop: Hop, distributed: ReadonlySet<string>): string {
  return distributed.has(hop.component) ? `${hop.component}@${hop.host ?? ''}` : hop.component;
}

/** A device that ends one leg and starts the next is one visit: a proxy. */
function joinHops(legs: readonly Leg[]): readonly Hop[] {
  const joined: Hop[] = [];
  for (const leg of legs) {
    const [first, ...rest] = leg.hops;
    const last = joined.at(-1);
    if (first === undefined) continue;
    if (last?.component === first.component) joined.splice(-1, 1, { ...last, steps: [...last.steps, ...first.steps] }, ...rest);
    else joined.push(first, ...rest);
  }
  return joined;
}

/** What the devices on some legs saw, in the order of the legs given. */
export function visitsOf(plan: Plan, legs: readonly Leg[]): readonly Visit[] {
  const distributed = distributedComponents(plan);
  let flowPorts: ReadonlyMap<string, number> = new Map();
  return joinHops(legs).map((hop) => {
    const states = [hop.enter, ...hop.steps].map((state) => {
      const written = writeHeaders(state.headers, flowPorts);
      flowPorts = written.flowPorts;
      return `${written.text} | ${state.bytes}`;
    });
    return { device: deviceName(hop, distributed), states: withoutRepeats(states) };
  });
}

/** The devices on some legs, as the tables name them. */
export function devicesOf(plan: Plan, legs: readonly Leg[]): readonly string[] {
  return visitsOf(plan, legs).map((visit) => visit.device);
}

/** Legs of the played path that run one way, in the order they are in the trace. */
export function legsOf(result: Trace, direction: Leg['direction']): readonly Leg[] {
  return (result.paths[0]?.legs ?? []).filter((leg) => leg.direction === direction);
}
