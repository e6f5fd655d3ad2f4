import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import { perScope, type Scope } from '../model/scope.ts';
import { cidrContains, parseCidr, type Cidr } from '../net/cidr.ts';
import type { Ipv4 } from '../net/address.ts';

/*
 * What a VLAN is and which subnets lie on it, as every kind that stands on one may ask (domain/private-cloud.md b.1: Vlan, PrimarySubnet,
 * PortableSubnet).
 */

const kinds = {
  onprem: { ko: '온프레미스', en: 'On-premises' },
  public: { ko: '공용', en: 'Public' },
  privateA: { ko: '사설 A', en: 'Private A' },
  privateB: { ko: '사설 B', en: 'Private B' },
};

const subnetSchema = z.object({
  id: z.string(),
  cidr: field.cidr({ ko: 'CIDR', en: 'CIDR' }),
  type: field.choice(
    { ko: '유형', en: 'Type' },
    { primary: { ko: '기본 (제공자가 할당)', en: 'Primary (the provider assigns)' }, portable: { ko: '포터블 (직접 할당)', en: 'Portable (yours to assign)' } },
    'portable',
  ),
  purpose: field.choice(
    { ko: '용도', en: 'Purpose' },
    {
      general: { ko: '일반', en: 'General' },
      esgUplink: { ko: 'ESG 업링크', en: 'ESG uplink' },
      vtep: { ko: 'VTEP', en: 'VTEP' },
      management: { ko: '관리', en: 'Management' },
      hcx: { ko: 'HCX', en: 'HCX' },
      vmotion: { ko: 'vMotion', en: 'vMotion' },
      vsan: { ko: 'vSAN', en: 'vSAN' },
      nas: { ko: 'NAS', en: 'NAS' },
      iksAlb: { ko: 'IKS ALB', en: 'IKS ALB' },
    },
    'general',
  ),
});

export const vlanSchema = z.object({
  vlanKind: field.choice({ ko: '종류', en: 'Kind' }, kinds, 'onprem'),
  vlanId: field.optionalNumber({ ko: 'VLAN ID', en: 'VLAN ID' }, { min: 0, max: 4094, help: { ko: '비우면 태그가 없습니다.', en: 'Untagged when empty.' } }),
  cidr: field.cidr({ ko: 'CIDR', en: 'CIDR' }, '', {
    optional: true,
    help: { ko: '공용·사설 VLAN에서는 기본 서브넷입니다. 포터블 서브넷은 아래에 적습니다.', en: 'On a public or private VLAN this is its primary subnet; portable ones are listed below.' },
  }),
  subnets: field.rows({ ko: '서브넷', en: 'Subnets' }, subnetSchema),
  mtu: field.number({ ko: 'MTU', en: 'MTU' }, 1500, { unit: 'B', min: 68, max: 9216 }),
  trunk: field.toggle({ ko: '트렁크', en: 'Trunk' }, false),
  dvs: field.text({ ko: '분산 스위치', en: 'Distributed switch' }, '', { optional: true }),
  switchType: field.choice(
    { ko: '스위치 종류', en: 'Switch type' },
    { distributed: { ko: '분산', en: 'Distributed' }, standard: { ko: '표준', en: 'Standard' } },
    'distributed',
  ),
});
export type VlanProps = z.output<typeof vlanSchema>;

/** A VLAN as somebody who is plugged into it reads it; null where there is none. */
export const vlanOf = perScope((scope, id: ComponentId | null): VlanProps | null => {
  const entry = scope.component(id);
  if (entry?.component.kind !== 'vlan') return null;
  const read = vlanSchema.safeParse(entry.component.props);
  return read.success ? read.data : null;
});

export type Visibility = 'public' | 'private';

/** Which side of the provider a VLAN is on; null: it is the enterprise's own. */
export function visibilityOf(vlan: Pick<VlanProps, 'vlanKind'>): Visibility | null {
  if (vlan.vlanKind === 'public') return 'public';
  return vlan.vlanKind === 'privateA' || vlan.vlanKind === 'privateB' ? 'private' : null;
}

/** A readable subnet of a VLAN. The VLAN's own prefix is a primary one: addresses in it are the provider's to assign (domain/private-cloud.md b.1). */
export interface VlanSubnet {
  readonly cidr: Cidr;
  readonly isPortable: boolean;
  readonly purpose: string;
  readonly path: string;
}

export function subnetsOf(vlan: VlanProps): readonly VlanSubnet[] {
  const own = parseCidr(vlan.cidr);
  const primary = own === null ? [] : [{ cidr: own, isPortable: false, purpose: 'general', path: '/cidr' }];
  const rows = vlan.subnets.flatMap((row, index): readonly VlanSubnet[] => {
    const cidr = parseCidr(row.cidr);
    return cidr === null ? [] : [{ cidr, isPortable: row.type === 'portable', purpose: row.purpose, path: `/subnets/${index}` }];
  });
  return [...primary, ...rows];
}

/** Whether an address lies in a portable subnet of that side somewhere in the design (V-08, V-42). */
export function isPortable(scope: Scope, address: Ipv4, visibility: Visibility): boolean {
  return scope.ofKind('vlan').some(({ id }) => {
    const vlan = vlanOf(scope, id);
    return vlan !== null && visibilityOf(vlan) === visibility && subnetsOf(vlan).some((subnet) => subnet.isPortable && cidrContains(subnet.cidr, address));
  });
}
