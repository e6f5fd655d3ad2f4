// Models a machine with an operating system of its own: addresses, routes, a guest firewall and what listens on it.
// Source: domain/private-cloud.md b.2 (VirtualMachine) and b.4; issue text (server: services, guest firewall, own routes); domain/forwarding.md.
// Not modelled: disks, accounts, bonding of network cards; it forwards nothing (a router is its own kind).
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { ipHostKind } from '../../ip-host-kind.ts';
import { ipHostFields } from '../../ip-host.ts';
import { hostPrefixes } from '../../ports.ts';

const props = z.object(ipHostFields);

export const server = defineComponent({
  id: 'server',
  family: 'onprem',
  labels: { ko: '서버', en: 'Server' },
  keywords: ['host', 'bare metal', 'machine', 'web server', 'database', '물리 서버', '베어메탈'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: ['onprem-site', 'esxi-host'], root: true },
  ...ipHostKind('server'),
  advertises: (self) => hostPrefixes(self.props),
});
