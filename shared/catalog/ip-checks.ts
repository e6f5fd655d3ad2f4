import type { Self } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import { addressFindings } from './ip-address-checks.ts';
import { gatewayFindings, routeFindings } from './ip-route-checks.ts';
import type { WrittenRoute } from './route-rows.ts';

/*
 * What is wrong with addresses, default gateways and routes, for every kind with interfaces outside the public cloud: V-01, V-19, V-21, and RT-002 for
 * routes that lead to nothing. A kind spreads `ipSentences` into its sentences and `ipFindings(self, scope)` into its checks.
 */

export { ipSentences } from './ip-sentences.ts';

/** Props as far as they are looked at; a kind that has no gateway or routes of its own leaves them out. */
export interface IpProps {
  readonly gateway?: string;
  readonly routes?: readonly WrittenRoute[];
}

/** All of them; its interfaces are those that the kind declares. */
export function ipFindings(self: Self<IpProps>, scope: Scope): readonly Finding[] {
  return [
    ...addressFindings(self, scope),
    ...gatewayFindings(self.id, self.props.gateway ?? '', scope),
    ...routeFindings(self.id, self.props.routes ?? [], scope),
  ];
}
