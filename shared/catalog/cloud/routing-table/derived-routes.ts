import type { DerivedRows, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { listedRoutes } from '../routes.ts';

/** Automatic routes go with what made them; the one of the gateway goes by detaching it (IG-16, IG-17). */
export function refuseAutomatic(self: Self<unknown>, gatewayType: string): Refusal {
  const refusal: Refusal = { code: 'NHN-RT-010', params: {}, at: { component: self.id }, rule: ['IG-16'] };
  if (gatewayType === 'LOCAL') return refusal;
  return { ...refusal, fix: { command: 'component.operate', args: { id: self.id, operation: 'detach-gateway' }, title: 'NHN-RT-010.fix' } };
}

/** LOCAL and INTERNET_GATEWAY rows, as the console lists them above what people wrote (IG-12..IG-15). */
export function derivedRoutes(self: Self<unknown>, scope: Scope): DerivedRows {
  const automatic = listedRoutes(scope, self).filter((row) => row.isAutomatic);
  return {
    routes: automatic.map(({ cidr, gatewayType, gateway }) => ({
      id: `auto-${gatewayType.toLowerCase().replaceAll('_', '-')}`, row: { cidr, gatewayType, gateway }, refusal: refuseAutomatic(self, gatewayType),
    })),
  };
}
