import type { Because, NullRouteStage } from '../../plan/stage.ts';

/** What no public network carries: RFC 1918, and the shared range of RFC 6598 (domain/private-cloud.md b.1, Internet). */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** Drops in silence what is private in either address, destinations before sources (domain/private-cloud.md c). */
export function dropPrivate(because: Because): NullRouteStage {
  return {
    kind: 'null-route',
    slot: 'route',
    interface: null,
    because,
    rows: [
      { match: { destinations: privateRanges }, reason: 'UNROUTABLE_PRIVATE_DST' },
      { match: { sources: privateRanges }, reason: 'UNROUTABLE_PRIVATE_SRC' },
    ],
  };
}
