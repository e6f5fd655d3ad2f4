// Models a virtual machine of the public cloud: ordered ports in subnets, groups on each port, services that listen.
// Source: seed 001 (GS-04..GS-20, GS-38, GS-43, GS-63), domain/public-cloud.md B.2 (Instance, Port, NAT instance), C.2, C.3, C.5; guides [INST], [NI].
// Not modelled: metadata, the minutes that building and stopping take, fstab (what is mounted is mounted by hand after each boot).
import { defineComponent, type CardFacts, type Self } from '../../../model/definition.ts';
import type { Profile } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { interfaceRows, references, rowsOfProps } from '../../ports.ts';
import { defaultGroup } from '../security.ts';
import { firstAddress, movedAddress } from '../relocation.ts';
import { offeredIn } from '../static-routes.ts';
import { instanceFindings } from './checks.ts';
import { refuseDisconnect, refusePlace, refuseUpdate } from './guards.ts';
import { instanceOperations, previewRemoval } from './operations.ts';
import { planInstance } from './plan.ts';
import { instanceProps, type InstanceProps } from './props.ts';
import { instanceSentences } from './sentences.ts';
import { instanceTerraform } from './terraform.ts';

const lamps: Readonly<Record<string, 'running' | 'stopped' | 'error'>> = { ACTIVE: 'running', SHUTOFF: 'stopped', SHELVED_OFFLOADED: 'stopped', ERROR: 'error' };

/** The power state beside a grey lamp: SHUTDOWN by the seed, today the two words of the console (GS-64, f.11). */
function powerLabel(state: string, profile: Profile): Localized | null {
  if (state === 'SHUTOFF') return profile === 'seed' ? { ko: 'SHUTDOWN', en: 'SHUTDOWN' } : { ko: '중지', en: 'Shut off' };
  return state === 'SHELVED_OFFLOADED' ? { ko: '종료', en: 'Terminated' } : null;
}

function card(self: Self<InstanceProps>, scope: Scope): CardFacts {
  const badge = powerLabel(self.props.state, scope.design.meta.profile);
  return { address: self.props.interfaces[0]?.address || null, lamp: lamps[self.props.state] ?? 'waiting', ...(badge === null ? {} : { badge }) };
}

export const instance = defineComponent({
  id: 'instance',
  family: 'cloud',
  labels: { ko: '인스턴스', en: 'Instance' },
  keywords: ['VM', 'server', 'virtual machine', '서버', '가상 머신'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props: instanceProps,
  parents: { kinds: ['subnet'], root: true },
  links: [
    { kind: 'attach', end: 'to', peers: ['floating-ip'], port: true },
    { kind: 'attach', end: 'to', peers: ['block-storage'] },
    { kind: 'l2', end: 'from', peers: ['subnet'], port: true },
  ],
  sentences: instanceSentences,
  interfaces: rowsOfProps((own) => interfaceRows(own.interfaces.map((row) => ({ ...row, policies: row.portSecurity ? references(row.securityGroups) : [] })))),
  card,
  create: (parent, scope) => {
    const group = defaultGroup(scope, parent);
    const eth0 = {
      id: 'eth0', address: firstAddress(scope, parent) ?? '', securityGroups: group === null ? [] : [group.id],
      portSecurity: true, sourceDestCheck: true, allowedAddresses: [], mtu: tenantMtuBytes,
    };
    const ssh = { id: 'ssh', name: 'sshd', protocol: 'tcp', port: 22, bind: '0.0.0.0', application: 'ssh', running: true, tls: false, body: '' };
    return { interfaces: [eth0], services: [ssh], appliedStaticRoutes: offeredIn(scope, parent) };
  },
  relocate: (self, scope) => {
    const [first, ...others] = self.props.interfaces;
    const address = first === undefined ? null : movedAddress(scope, self.id, first.address);
    return first === undefined || address === null ? {} : { interfaces: [{ ...first, address }, ...others] };
  },
  checks: instanceFindings,
  guards: { place: refusePlace, disconnect: refuseDisconnect, update: refuseUpdate },
  operations: instanceOperations,
  previewRemoval,
  plan: planInstance,
  terraform: instanceTerraform,
});
