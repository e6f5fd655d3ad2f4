import type { Header, Hop, Trace } from '../report.ts';

function shown(header: Header): string {
  switch (header.layer) {
    case 'ipv4':
      return `${header.source}>${header.destination} p${header.protocol} ttl${header.ttl}${header.dontFragment === true ? ' DF' : ''}`;
    case 'udp':
      return `udp ${header.sourcePort}>${header.destinationPort}`;
    case 'vxlan':
      return `vni ${header.vni}`;
    default:
      return header.layer;
  }
}

/** A header stack in one line, outermost first: `10.0.0.1>10.0.0.2 p17 ttl64 DF / udp 4500>4500 / ...`. */
export function stack(headers: readonly Header[]): string {
  return headers.map(shown).join(' / ');
}

/** Steps of one kind of the played path, one line each: `component: headers | bytes`. */
export function stepsOf(result: Trace, kind: string): readonly string[] {
  const lines = (hop: Hop) => hop.steps.filter((step) => step.kind === kind).map((step) => `${hop.component}: ${stack(step.headers)} | ${step.bytes}`);
  return (result.paths[0]?.legs ?? []).flatMap((leg) => leg.hops.flatMap(lines));
}
