// Models a virtual private cloud: one private address range in which subnets and routing tables live.
// Source: domain/public-cloud.md B.2 (VPC), B.3 and (d) NHN-VPC; guide [VPC].
// Not modelled: regions and projects around it, private DNS names (the toggle is kept for export only).
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { parseCidr } from '../../../net/cidr.ts';
import { nextFreePrefix } from '../addressing.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { refusePlace, refuseRemoval, refuseShrinking, vpcFindings, vpcReadings, vpcSentences } from './checks.ts';
import { vpcTerraform } from './terraform.ts';

const props = z.object({
  cidr: field.cidr({ ko: 'CIDR', en: 'CIDR' }, '192.168.0.0/16'),
  privateIpDns: field.toggle({ ko: '사설 IP DNS', en: 'Private IP DNS' }, false),
});

type Props = z.output<typeof props>;
const refuseWrong = refuseNewErrors<Props>(vpcFindings);

export const vpc = defineComponent({
  id: 'vpc',
  family: 'cloud',
  labels: { ko: 'VPC', en: 'VPC' },
  keywords: ['virtual private cloud', 'network', '가상 사설 클라우드', '네트워크'],
  shape: 'container',
  container: 'place',
  size: { width: 560, height: 360 },
  props,
  parents: { kinds: ['project'], root: true },
  links: [
    { kind: 'attach', end: 'to', peers: ['network-acl'] },
    { kind: 'peering', end: 'to', peers: ['peering-gateway'] },
  ],
  sentences: vpcSentences,
  card: (self) => ({ address: self.props.cidr || null, lamp: null }),
  readings: vpcReadings,
  create: (_parent, scope) => {
    const taken = scope.ofKind('vpc').flatMap((entry) => {
      const cidr = entry.component.props['cidr'];
      return (typeof cidr === 'string' ? parseCidr(cidr) : null) ?? [];
    });
    const ranges = ['192.168.0.0/16', '10.0.0.0/8', '172.16.0.0/12'].flatMap((text) => parseCidr(text) ?? []);
    const free = ranges.map((range) => nextFreePrefix(range, 16, taken)).find((cidr) => cidr !== null);
    return free === undefined ? {} : { cidr: free };
  },
  checks: vpcFindings,
  guards: {
    place: refusePlace,
    remove: refuseRemoval,
    update: (self, next, scope) => [...refuseWrong(self, next, scope), ...refuseShrinking(self, next, scope)],
  },
  terraform: vpcTerraform,
});
