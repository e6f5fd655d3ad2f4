import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import type { InterfaceRow } from '../../../model/interface-row.ts';

/** The two sides of a bridge, in this order. */
export const bridgeSides = ['vxlan', 'vlan'] as const;

export const l2BridgeSchema = z.object({
  state: field.choice({ ko: '상태', en: 'State' }, { up: { ko: '동작', en: 'Up' }, down: { ko: '중지', en: 'Down' } }, 'up'),
  dlr: field.reference({ ko: 'DLR', en: 'Distributed router' }, ['dlr'], {
    help: { ko: '브리지는 이 DLR의 컨트롤 VM이 있는 호스트에서 동작합니다.', en: 'The bridge runs on the host of its control VM.' },
  }),
});
export type L2BridgeProps = z.output<typeof l2BridgeSchema>;

/** Frames are not looked at: what either network carries passes. */
const bridgeMtuBytes = 9000;

/** Its sides as ports for links; they have no addresses. */
export function bridgeInterfaces(): readonly InterfaceRow[] {
  return bridgeSides.map((id): InterfaceRow => ({ id, addresses: [], prefixLength: null, mtuBytes: bridgeMtuBytes, policies: [], path: '/dlr' }));
}
