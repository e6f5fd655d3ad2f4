import type { CardFacts, Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { hypervisorOf, isHypervisorUp } from '../../hosting.ts';
import { activeHostOf } from './active-host.ts';
import type { EsgProps } from './props.ts';

/** What the card shows: the address it is called by, whether anything runs, and that the standby had to take over. */
export function edgeCard(self: Self<EsgProps>, scope: Scope): CardFacts {
  const { interfaces, state } = self.props;
  const main = interfaces.find((row) => row.type === 'uplink' && row.address !== '') ?? interfaces[0];
  const address = main?.address || null;
  if (state === 'stopped') return { address, lamp: 'stopped' };
  const [host, active] = [hypervisorOf(scope, self.id), activeHostOf(scope, self)];
  if (active !== null && !isHypervisorUp(active)) return { address, lamp: 'error' };
  if (active?.id === host?.id) return { address, lamp: 'running' };
  const name = active?.component.name ?? '';
  return { address, lamp: 'standby', badge: { ko: `대기 장비 : ${name}`, en: `standby : ${name}` }, badgeTone: 'warning', badgeOperation: 'fail-over' };
}
