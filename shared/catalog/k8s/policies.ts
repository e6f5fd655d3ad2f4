import { z } from 'zod';
import { field } from '../../model/fields.ts';
import { propsReader } from './read-props.ts';

/* A network policy as its props hold it (domain/private-cloud.md b.5, NetworkPolicy; the Kubernetes NetworkPolicy API). */

const peerRow = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  podSelector: field.texts({ ko: '팟 셀렉터', en: 'Pod selector' }, { help: { ko: '예: app=web. 팟 셀렉터와 IP 블록이 모두 비면 누구나입니다.', en: 'Such as app=web. Anybody when neither pods nor a block are named.' } }),
  allPods: field.toggle({ ko: '클러스터의 모든 팟', en: 'Every pod of the cluster' }, false),
  ipBlock: field.cidr({ ko: 'IP 블록', en: 'IP block' }, '', { optional: true }),
  except: field.texts({ ko: '제외', en: 'Except' }, { help: { ko: 'IP 블록에서 뺄 CIDR', en: 'Prefixes left out of the block' } }),
  ports: field.texts({ ko: '포트', en: 'Ports' }, { help: { ko: '예: tcp/8080, udp/53, tcp/8000-8080. 비우면 모두입니다.', en: 'Such as tcp/8080, udp/53, tcp/8000-8080; all when empty.' } }),
});
export type PolicyRow = z.output<typeof peerRow>;

export const policyProps = z.object({
  selector: field.texts({ ko: '적용할 팟', en: 'Applies to' }, { help: { ko: '레이블을 한 줄에 하나씩. 비우면 클러스터의 모든 팟입니다.', en: 'One label per line; every pod of the cluster when empty.' } }),
  types: field.texts({ ko: '방향 (policyTypes)', en: 'Directions (policyTypes)' }, {
    help: { ko: 'Ingress, Egress. 비우면 Ingress이고, 송신 규칙이 있으면 Egress도입니다.', en: 'Ingress, Egress. When empty: Ingress, and Egress too where there are egress rules.' },
  }),
  ingress: field.rows({ ko: '수신 허용', en: 'Ingress allowed' }, peerRow, { role: 'rules', section: { ko: '수신', en: 'Ingress' } }),
  egress: field.rows({ ko: '송신 허용', en: 'Egress allowed' }, peerRow, { role: 'rules', section: { ko: '송신', en: 'Egress' } }),
});
export type PolicyProps = z.output<typeof policyProps>;

export const readPolicy = propsReader(policyProps);

export type Direction = 'ingress' | 'egress';

/** Directions a policy isolates; what is not typed follows from its rules, as the API defaults it. */
export function directionsOf(props: PolicyProps): readonly Direction[] {
  const typed = props.types.map((word) => word.trim().toLowerCase());
  if (typed.length === 0) return props.egress.length === 0 ? ['ingress'] : ['ingress', 'egress'];
  return (['ingress', 'egress'] as const).filter((direction) => typed.includes(direction));
}

/** Words in `types` that name no direction. */
export function unreadTypes(props: PolicyProps): readonly string[] {
  return props.types.filter((word) => !['ingress', 'egress'].includes(word.trim().toLowerCase()));
}
