import type { Self } from '../../../model/definition.ts';
import type { InterfaceRow } from '../../../model/interface-row.ts';
import type { Scope } from '../../../model/scope.ts';
import { parseInterfaceAddress } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { deviceDelayUs } from '../../../plan/delays.ts';
import { planPorts, portsOf } from '../../ip-ports.ts';
import { planIpRouter } from '../../ip-router.ts';
import type { WanProps } from './props.ts';

const sides = ['onprem', 'cloud'] as const;

/** Its two ends. A circuit has no addresses; a provider's router has the ones written for the side. */
export function wanInterfaces({ props }: Self<WanProps>): readonly InterfaceRow[] {
  return sides.map((id): InterfaceRow => {
    const index = props.interfaces.findIndex((row) => row.id === id);
    const text = props.layer === '3' ? (props.interfaces[index]?.address ?? '') : '';
    const address = text.split('/')[0] ?? '';
    return {
      id,
      addresses: address === '' ? [] : [address],
      prefixLength: parseInterfaceAddress(text)?.cidr.prefixLength ?? null,
      mtuBytes: props.mtu,
      policies: [],
      path: index < 0 ? '/layer' : `/interfaces/${index}`,
    };
  });
}

/** A circuit: a hop that changes no TTL and looks at no address. A provider's network of layer 3: one router. */
export function planWan(self: Self<WanProps>, scope: Scope, plan: PlanBuilder): void {
  const delayUs = Math.round(self.props.latency * 1000);
  if (self.props.layer === '3') {
    planIpRouter(self, scope, plan, { seed: { delayUs: deviceDelayUs + delayUs } });
    return;
  }
  plan.device({ id: self.id, component: self.id, profile: 'transparent', ttlCost: 0, delayUs });
  planPorts(self.id, portsOf(scope, self.id), scope, plan, { virtualSwitch: null });
  plan.stage(self.id, { kind: 'bridge', slot: 'receive', interface: null, because: { component: self.id, path: '/layer', label: self.component.name }, interfaces: sides });
}
