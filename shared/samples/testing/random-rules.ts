import type { Chance } from '../../engine/testing/random.ts';
import { upTo, type Props } from './random-sketch.ts';

/* Rows that several kinds share: firewall rules, NAT rules, static routes. Now and then one that cannot be read. */

const actions = ['accept', 'accept', 'accept', 'accept', 'deny', 'reject'] as const;
const services = ['tcp/443', 'tcp/80', 'tcp/3306', 'tcp/8000-8100', 'udp/53', 'icmp', 'tcp/22', 'proto/4', 'tcp'] as const;

/** A rule whose ends are some of the given words and prefixes; empty means anyone. */
export function rule(dice: Chance, id: string, ends: readonly string[], more: Props = {}): Props {
  const side = (): readonly string[] => (dice.in100(35) ? [] : dice.in100(2) ? ['no such thing'] : upTo(1 + dice.below(2)).map(() => dice.pick(ends)));
  return {
    id, name: id,
    action: dice.pick(actions),
    ...(dice.in100(8) ? { enabled: false } : {}),
    source: side(),
    destination: side(),
    ...(dice.in100(8) ? { negateSource: true } : {}),
    ...(dice.in100(8) ? { negateDestination: true } : {}),
    service: dice.in100(55) ? [] : [dice.in100(3) ? 'tcp/http' : dice.pick(services)],
    ...more,
  };
}

const endings = ['blackhole', 'unreachable', 'prohibit'] as const;

/** A route nobody needs: a type that ends packets, one beside another with other metrics, or one whose next hop is nowhere. */
export function strayRoutes(dice: Chance, networks: readonly string[], nextHops: readonly string[]): readonly Props[] {
  return upTo(dice.below(3)).map((index) => ({
    id: `stray${index}`,
    network: dice.in100(3) ? '10.0.0.0' : dice.pick(networks),
    ...(dice.in100(30) ? { type: dice.pick(endings) } : { nextHop: dice.pick(nextHops) }),
    metric: dice.below(3),
    source: dice.pick(['static', 'ospf', 'bgp']),
    ...(dice.in100(15) ? { distance: 1 + dice.below(200) } : {}),
  }));
}

export interface NatEnds {
  readonly interfaces: readonly string[];
  /** Addresses of the device that others call. */
  readonly outer: readonly string[];
  /** Addresses behind it. */
  readonly inner: readonly string[];
  readonly innerNetworks: readonly string[];
}

export function natRule(dice: Chance, id: string, ends: NatEnds): Props {
  const appliedOn = dice.in100(4) ? 'nothing' : dice.pick(ends.interfaces);
  const enabled = !dice.in100(8);
  const ruleType = dice.in100(10) ? 'internal_high' : 'user';
  if (dice.in100(50)) {
    return {
      id, kind: 'SNAT', appliedOn, enabled, ruleType,
      originalAddress: dice.pick([...ends.innerNetworks, ...ends.inner]),
      translatedAddress: dice.in100(10) ? `${dice.pick(ends.outer)}-${dice.pick(ends.outer)}` : dice.pick(ends.outer),
      ...(dice.in100(15) ? { protocol: 'tcp', snatMatchDestinationPort: dice.pick(['443', '3306', '80']) } : {}),
      ...(dice.in100(15) ? { snatMatchDestinationAddress: dice.pick(['10.0.0.0/8', '172.20.50.0/24']) } : {}),
    };
  }
  const ports = dice.in100(60);
  return {
    id, kind: 'DNAT', appliedOn, enabled, ruleType,
    originalAddress: dice.pick(ends.outer),
    translatedAddress: dice.in100(3) ? 'somewhere' : dice.pick(ends.inner),
    ...(ports ? { protocol: 'tcp', originalPort: dice.pick(['80', '443', '80,443', '8000-8010']), translatedPort: dice.pick(['any', '80', '443', '8080', '3306']) } : { protocol: dice.pick(['any', 'icmp', 'udp']) }),
    ...(dice.in100(10) ? { dnatMatchSourceAddress: dice.pick(['198.51.100.0/24', '10.0.0.0/8']) } : {}),
  };
}

const listenRows: readonly Props[] = [
  { id: 'http', name: 'http', port: 80, application: 'http', body: 'hello' },
  { id: 'web', name: 'web', port: 8080, application: 'http', body: 'shop' },
  { id: 'https', name: 'https', port: 443, application: 'http', tls: true },
  { id: 'mysql', name: 'mysql', port: 3306 },
  { id: 'dns', name: 'dns', port: 53, protocol: 'udp' },
  { id: 'ssh', name: 'ssh', port: 22 },
];

/** What a machine listens on; some services are stopped or bound to an address that it does not have. */
export function listens(dice: Chance): readonly Props[] {
  return dice.some(listenRows, 60).map((row) => ({ ...row, ...(dice.in100(6) ? { running: false } : {}), ...(dice.in100(4) ? { bind: '127.0.0.1' } : {}) }));
}

/** The firewall in a guest; mostly it is off. */
export function guestFirewall(dice: Chance): Props {
  if (!dice.in100(15)) return {};
  return {
    firewallEnabled: true,
    firewallDefault: dice.pick(['deny', 'reject', 'accept']),
    firewallRules: upTo(1 + dice.below(2)).map((index) => rule(dice, `g${index}`, ['192.168.0.0/16', '10.0.0.0/8', '172.16.0.0/12'], { direction: dice.pick(['in', 'in', 'out']) })),
  };
}
