import { z } from 'zod';
import { field } from '../../../model/fields.ts';

/** What the service offers (domain/public-cloud.md B.2, VPN gateway). */
export const offers = {
  ike: ['IKEv1', 'IKEv2'],
  encryption: ['aes192', 'aes256'],
  hash: ['md5', 'sha1', 'sha256'],
  dhGroup: [1, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 27, 28],
} as const;
export const lifetimes = { min: 900, max: 28_800 } as const;
export const pskLength = { min: 8, max: 32 } as const;

const names = <const Value extends string>(values: readonly Value[]) => Object.fromEntries(values.map((value) => [value, { ko: value, en: value }]));
const crypto = { ko: '암호화', en: 'Crypto' };
const groupHelp = { ko: offers.dhGroup.join(', '), en: offers.dhGroup.join(', ') };

/** One connection to a remote gateway: its policy is one local and one remote range. */
export const connectionSchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  state: field.choice({ ko: '상태', en: 'State' }, { up: { ko: '연결됨', en: 'Up' }, down: { ko: '끊김', en: 'Down' } }, 'up'),
  peerAddress: field.address({ ko: '상대 게이트웨이 주소', en: 'Peer address' }),
  localCidr: field.cidr({ ko: '로컬 CIDR', en: 'Local CIDR' }),
  remoteCidr: field.cidr({ ko: '상대 CIDR', en: 'Remote CIDR' }),
  ike: field.choice({ ko: 'IKE', en: 'IKE' }, names(offers.ike), 'IKEv2', { section: crypto }),
  encryption: field.choice({ ko: '암호', en: 'Encryption' }, names(offers.encryption), 'aes256', { section: crypto }),
  hash: field.choice({ ko: '해시', en: 'Hash' }, names(offers.hash), 'sha256', { section: crypto }),
  dhGroup: field.number({ ko: 'DH 그룹', en: 'DH group' }, 14, { section: crypto, help: groupHelp }),
  ikeLifetimeSec: field.number({ ko: 'IKE 수명', en: 'IKE lifetime' }, 28_800, { unit: 's', ...lifetimes, section: crypto }),
  ipsecLifetimeSec: field.number({ ko: 'IPsec 수명', en: 'IPsec lifetime' }, 3_600, { unit: 's', ...lifetimes, section: crypto }),
  pskBytes: field.number({ ko: '사전 공유 키 길이', en: 'Length of the pre-shared key' }, 32, {
    unit: 'B', ...pskLength, section: crypto, help: { ko: '키 자체는 저장하지 않습니다.', en: 'The key itself is not kept.' },
  }),
});
export type Connection = z.output<typeof connectionSchema>;

/** A field of a connection that says something the service does not offer, and what it offers. */
export interface NotOffered {
  readonly field: keyof Connection;
  readonly list: string;
}

function outside(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return !Number.isInteger(value) || value < min || value > max;
}

/** Everything about a connection's crypto that is not on the list (NHN-VPN-005). */
export function notOffered(connection: Connection): readonly NotOffered[] {
  const wrong: NotOffered[] = [];
  const choice = (name: 'ike' | 'encryption' | 'hash'): void => {
    const values: readonly string[] = offers[name];
    if (!values.includes(connection[name])) wrong.push({ field: name, list: values.join(', ') });
  };
  choice('ike');
  choice('encryption');
  choice('hash');
  const groups: readonly number[] = offers.dhGroup;
  if (!groups.includes(connection.dhGroup)) wrong.push({ field: 'dhGroup', list: groups.join(', ') });
  for (const name of ['ikeLifetimeSec', 'ipsecLifetimeSec'] as const) {
    if (outside(connection[name], lifetimes)) wrong.push({ field: name, list: `${lifetimes.min}-${lifetimes.max}` });
  }
  if (outside(connection.pskBytes, pskLength)) wrong.push({ field: 'pskBytes', list: `${pskLength.min}-${pskLength.max}` });
  return wrong;
}
