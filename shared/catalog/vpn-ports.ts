import type { PlanBuilder } from '../plan/builder.ts';
import type { Because } from '../plan/stage.ts';

/* IKE and its NAT traversal (domain/private-cloud.md b.3 IpsecVpn, b.4 transport). */
export const vpnPorts = [500, 4500] as const;

/** Whoever ends a VPN listens for the other end, on every address: a port that is asked for is open, though the tunnel may be down. */
export function planVpnListeners(because: Because, plan: PlanBuilder): void {
  plan.services(because.component, because, vpnPorts.map((port) => ({ protocol: 'udp', port, bind: '0.0.0.0', application: { kind: 'plain' }, because: { ...because, label: `ike ${port}` } })));
}
