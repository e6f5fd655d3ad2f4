import type { FieldHint } from '../../../model/fields.ts';
import type { SecurityRule } from '../security.ts';

type Preset = NonNullable<FieldHint['presets']>[number];

const anywhere = '0.0.0.0/0';

function preset(id: string, name: string, protocol: string, ports: readonly [number, number] | null): Preset {
  const [portMin, portMax] = ports ?? [null, null];
  const row = { direction: 'ingress', ethertype: 'IPv4', protocol, portMin, portMax, remote: anywhere, remoteGroup: null, preset: id, description: '' };
  return { id, label: { ko: name, en: name }, row };
}

/** Ready-made rules. ALL ICMP, SSH and HTTP are the seed's (GS-30, GS-35, GS-41), the others the app's own (B.2). */
export const rulePresets: readonly Preset[] = [
  preset('ALL_ICMP', 'ALL ICMP', 'icmp', null),
  preset('SSH', 'SSH', 'tcp', [22, 22]),
  preset('HTTP', 'HTTP', 'tcp', [80, 80]),
  preset('HTTPS', 'HTTPS', 'tcp', [443, 443]),
  preset('DNS', 'DNS', 'udp', [53, 53]),
  preset('RDP', 'RDP', 'tcp', [3389, 3389]),
  preset('MYSQL', 'MySQL', 'tcp', [3306, 3306]),
  preset('ALL_TCP', 'ALL TCP', 'tcp', [1, 65535]),
  preset('ALL_UDP', 'ALL UDP', 'udp', [1, 65535]),
];

function open(id: string, direction: string, ethertype: string, remoteGroup: string | null): SecurityRule {
  return { id, direction, ethertype, protocol: 'any', portMin: null, portMax: null, remote: '', remoteGroup, preset: 'CUSTOM', description: '' };
}

/** Rules a group is born with: everything out; for `default` also everything in from its own members (B.2). */
export function birthRules(ownId: string | null): SecurityRule[] {
  const out = [open('egress-any', 'egress', 'IPv4', null), open('egress-any-v6', 'egress', 'IPv6', null)];
  if (ownId === null) return out;
  return [...out, open('ingress-self', 'ingress', 'IPv4', ownId), open('ingress-self-v6', 'ingress', 'IPv6', ownId)];
}
