import { z } from 'zod';
import { field } from '../../model/fields.ts';
import type { Entry } from '../../model/scope.ts';

/* An ingress controller (ICP) or application load balancer (IKS) as its props hold it (domain/private-cloud.md b.5, IngressController). */

const listening = { ko: '수신', en: 'Listening' };

export const controllerSchema = z.object({
  enabled: field.toggle({ ko: '사용', en: 'Enabled' }, true),
  visibility: field.choice({ ko: '공개 범위', en: 'Visibility' }, { public: { ko: '공용', en: 'Public' }, private: { ko: '사설', en: 'Private' } }, 'public'),
  ip: field.address({ ko: '파드 주소', en: 'Pod address' }, '', { optional: true }),
  labels: field.texts({ ko: '레이블', en: 'Labels' }, { help: { ko: '한 줄에 하나씩. 예: app=ingress', en: 'One per line, such as app=ingress.' } }),
  ready: field.toggle({ ko: '준비됨', en: 'Ready' }, true),
  hostNetwork: field.toggle({ ko: '호스트 네트워크', en: 'Host network' }, false, { section: listening, help: { ko: '켜면 노드 자신의 주소(VIP 포함)에서 듣습니다.', en: "When on, it listens on the node's own addresses, VIPs included." } }),
  httpsPort: field.number({ ko: 'HTTPS 포트', en: 'HTTPS port' }, 8443, { min: 1, max: 65_535, section: listening }),
  httpPort: field.number({ ko: 'HTTP 포트', en: 'HTTP port' }, 8080, { min: 1, max: 65_535, section: listening }),
  entryAddress: field.address({ ko: '진입 주소', en: 'Entry address' }, '', {
    optional: true, section: listening, help: { ko: 'ALB의 포터블 주소. 이 노드가 답하고 80과 443을 컨트롤러로 보냅니다.', en: 'The portable address of an ALB: its node answers for it and passes 80 and 443 on.' },
  }),
  upstreamMode: field.choice(
    { ko: '업스트림', en: 'Upstream' },
    { endpoints: { ko: '엔드포인트로 직접', en: 'Straight to the endpoints' }, clusterIp: { ko: 'ClusterIP로', en: 'To the ClusterIP' } },
    'endpoints',
  ),
  mtu: field.number({ ko: 'MTU', en: 'MTU' }, 1480, { unit: 'B', min: 68, max: 8980 }),
});
export type ControllerProps = z.output<typeof controllerSchema>;

const known = new WeakMap<object, ControllerProps | null>();

/** A controller's props; null where they cannot be read. Props are immutable, so each is read once. */
export function controllerProps(controller: Entry): ControllerProps | null {
  const { props } = controller.component;
  const cached = known.get(props);
  if (cached !== undefined) return cached;
  const read = controllerSchema.safeParse(props);
  const made = read.success ? read.data : null;
  known.set(props, made);
  return made;
}
