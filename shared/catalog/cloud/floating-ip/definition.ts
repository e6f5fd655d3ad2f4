// Models a floating IP: a public address, paired 1:1 with one port, translated both ways without state.
// Source: seed 001 (GS-21..GS-25, GS-85), domain/public-cloud.md B.2 (FloatingIP), C.4 rule 5, C.6; guide [FIP].
// Not modelled: billing, where in the cloud the translation happens (source hypervisor or central router: C.4 rule 10).
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { nextPublicAddress } from '../addressing.ts';
import { rowsOfProps } from '../../ports.ts';
import { externalNetworkOf, targetOf } from '../association.ts';
import { floatingIpFindings, floatingIpSentences } from './checks.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { refuseAssociation, refusePlace, refuseRemoval, refuseUpdate } from './guards.ts';
import { associate, disassociate, release } from './operations.ts';
import { planFloatingIp } from './plan.ts';
import { floatingIpTerraform } from './terraform.ts';

const props = z.object({
  externalNetwork: field.reference({ ko: '외부 네트워크', en: 'External network' }, ['external-network']),
  address: field.address({ ko: '주소', en: 'Address' }),
  label: field.text({ ko: '라벨', en: 'Label' }, '', { optional: true }),
  deleteProtection: field.toggle({ ko: '삭제 보호', en: 'Delete protection' }, false),
});
const refuseWrong = refuseNewErrors<z.output<typeof props>>(floatingIpFindings);

export const floatingIp = defineComponent({
  id: 'floating-ip',
  family: 'cloud',
  labels: { ko: '플로팅 IP', en: 'Floating IP' },
  keywords: ['FIP', 'public IP', 'elastic IP', '공인 IP'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props,
  parents: { kinds: ['project'], root: true },
  links: [{ kind: 'attach', end: 'from', peers: ['instance', 'load-balancer', 'nat-gateway'] }],
  sentences: floatingIpSentences,
  interfaces: rowsOfProps((own) => [{
    id: 'public',
    addresses: own.address === '' ? [] : [own.address],
    prefixLength: 32,
    mtuBytes: 1500,
    policies: [],
    path: '/address',
  }]),
  card: (self, scope) => ({ address: self.props.address || null, lamp: targetOf(scope, self.id) === null ? 'stopped' : 'running' }),
  create: (_parent, scope) => {
    const pool = externalNetworkOf(scope, null) ?? scope.ofKind('external-network')[0] ?? null;
    if (pool === null) return {};
    return { externalNetwork: pool.id, address: nextPublicAddress(scope, pool.id) ?? '' };
  },
  // A copy is another floating IP: it gets an address of its own.
  relocate: (self, scope) => {
    const pool = externalNetworkOf(scope, self.props.externalNetwork);
    const isTaken = scope.holders(self.props.address).some((ref) => ref.owner !== self.id);
    return pool === null || !isTaken ? {} : { address: nextPublicAddress(scope, pool.id) ?? '' };
  },
  checks: floatingIpFindings,
  guards: {
    place: refusePlace,
    remove: refuseRemoval,
    connect: refuseAssociation,
    update: (self, next, scope) => [...refuseUpdate(self, next, scope), ...refuseWrong(self, next, scope)],
  },
  operations: [associate, disassociate, release],
  plan: planFloatingIp,
  terraform: floatingIpTerraform,
});
