import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { ServiceRow } from '../../../plan/stage.ts';
import { planIpHost, type IpHostProps } from '../../ip-host.ts';
import { hostPrefixes } from '../../ports.ts';

interface Props extends IpHostProps {
  readonly records: readonly { readonly name: string; readonly address: string }[];
  readonly forwardTo: string;
}

/** What the internet learns of it where it is plugged in there. */
export function publicPrefixes(props: Props): readonly string[] {
  return hostPrefixes(props);
}

/** A machine that answers on port 53 besides whatever else listens on it. */
export function planDnsServer(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const records = self.props.records.map((row, index) => ({
    name: row.name,
    address: row.address,
    because: { component: self.id, path: `/records/${index}`, label: row.name },
  }));
  const because = { component: self.id, path: '/records', label: self.component.name };
  const answering = (protocol: 'udp' | 'tcp'): ServiceRow => ({
    protocol, port: 53, bind: '0.0.0.0', application: { kind: 'dns', records, forwardTo: self.props.forwardTo || null }, because,
  });
  planIpHost(self, scope, plan, { services: [answering('udp'), answering('tcp')] });
}
