import { z } from 'zod';
import { field } from '../../model/fields.ts';
import { podFields } from './pods.ts';
import { propsReader } from './read-props.ts';

/* An ingress controller (ICP) or application load balancer (IKS) as its props hold it (domain/private-cloud.md b.5, IngressController). */

const listening = { ko: '수신', en: 'Listening' };

export const controllerSchema = z.object({
  enabled: field.toggle({ ko: '사용', en: 'Enabled' }, true),
  visibility: field.choice({ ko: '공개 범위', en: 'Visibility' }, { public: { ko: '공용', en: 'Public' }, private: { ko: '사설', en: 'Private' } }, 'public'),
  ...podFields,
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
});
export type ControllerProps = z.output<typeof controllerSchema>;

/** Props of a controller as every kind of the family reads them. */
export const readController = propsReader(controllerSchema);
