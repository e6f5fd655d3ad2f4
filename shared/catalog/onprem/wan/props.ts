import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { routesField } from '../../route-rows.ts';

export const wanSchema = z.object({
  layer: field.choice(
    { ko: '계층', en: 'Layer' },
    { '2': { ko: '2 (회선: TTL을 바꾸지 않음)', en: '2 (a circuit: changes no TTL)' }, '3': { ko: '3 (사업자 라우터: TTL을 줄임)', en: '3 (a provider router: lowers the TTL)' } },
    '2',
  ),
  mtu: field.number({ ko: 'MTU', en: 'MTU' }, 1500, { unit: 'B', min: 1150, max: 9000 }),
  latency: field.number({ ko: '지연 (편도)', en: 'Latency (one way)' }, 10, { unit: 'ms', min: 0, max: 500 }),
  bandwidth: field.number({ ko: '대역폭', en: 'Bandwidth' }, 1000, { unit: 'Mbps', min: 50, max: 10_000 }),
  encrypted: field.toggle({ ko: '암호화', en: 'Encrypted' }, false),
  interfaces: field.rows(
    { ko: '주소 (계층 3)', en: 'Addresses (layer 3)' },
    z.object({
      id: z.string(),
      address: field.address({ ko: '주소', en: 'Address' }, '', { takesLength: true, help: { ko: '예: 169.254.20.2/30', en: 'For example 169.254.20.2/30.' } }),
    }),
    { help: { ko: '계층 3에서 onprem과 cloud 쪽의 /30 주소입니다.', en: 'Of layer 3: its /30 address on the sides `onprem` and `cloud`.' } },
  ),
  routes: routesField,
  bgpAsnOnprem: field.optionalNumber({ ko: 'BGP ASN (온프레미스)', en: 'BGP ASN (on-premises)' }, { min: 1, max: 4_294_967_295 }),
  bgpAsnCloud: field.optionalNumber({ ko: 'BGP ASN (클라우드)', en: 'BGP ASN (cloud)' }, { min: 1, max: 4_294_967_295 }),
});
export type WanProps = z.output<typeof wanSchema>;
