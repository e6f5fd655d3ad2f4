import type { CardFacts, Self } from '../model/definition.ts';
import { addressWhenPlugged } from './free-addresses.ts';
import { freshAddresses } from './fresh-addresses.ts';
import { ipFindings, ipSentences } from './ip-checks.ts';
import { isOff, planIpHost, type IpHostProps } from './ip-host.ts';
import { ipInterfaceRows } from './ip-ports.ts';
import { rowsOfProps } from './ports.ts';
import { plugLinks, wireLinks } from './wiring.ts';

/**
 * Members of the definition of a machine with a guest system of its own (ip-host.ts), for its kind to spread. The kind writes behind them what it has
 * otherwise; what it advertises it says itself, because only some of these machines hang on the internet.
 */
export function ipHostKind(kind: string) {
  return {
    links: [...plugLinks(kind), ...wireLinks(kind)],
    sentences: ipSentences,
    interfaces: rowsOfProps<Pick<IpHostProps, 'interfaces'>>((props) => ipInterfaceRows(props.interfaces)),
    card: ({ props }: Self<IpHostProps>): CardFacts => ({ address: props.interfaces[0]?.address || null, lamp: isOff(props) ? 'stopped' : 'running' }),
    create: () => ({ interfaces: [{ id: 'eth0' }] }),
    relocate: freshAddresses,
    effects: { connect: addressWhenPlugged },
    checks: ipFindings,
    plan: planIpHost,
  };
}
