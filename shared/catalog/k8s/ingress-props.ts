import { z } from 'zod';
import { field } from '../../model/fields.ts';
import { propsReader } from './read-props.ts';

/* An Ingress as its props hold it (domain/private-cloud.md b.5, Ingress). */

const ruleSchema = z.object({
  id: z.string(),
  host: field.text({ ko: '호스트', en: 'Host' }, '', { optional: true, help: { ko: '예: shop.example.com, *.example.com. 비우면 모든 호스트입니다.', en: 'Such as shop.example.com or *.example.com; every host when empty.' } }),
  path: field.text({ ko: '경로', en: 'Path' }, '/'),
  pathType: field.choice({ ko: '경로 종류', en: 'Path type' }, { Prefix: { ko: '앞부분', en: 'Prefix' }, Exact: { ko: '정확히', en: 'Exact' } }, 'Prefix'),
  service: field.reference({ ko: '서비스', en: 'Service' }, ['service']),
  port: field.number({ ko: '서비스 포트', en: 'Service port' }, 80, { min: 1, max: 65_535 }),
});
export type IngressRule = z.output<typeof ruleSchema>;

const tlsSchema = z.object({
  id: z.string(),
  host: field.text({ ko: '호스트', en: 'Host' }),
  certificate: field.text({ ko: '인증서', en: 'Certificate' }, '', { help: { ko: '인증서를 담은 시크릿의 이름', en: 'Name of the secret that holds the certificate.' } }),
});

export const ingressSchema = z.object({
  rules: field.rows({ ko: '규칙', en: 'Rules' }, ruleSchema),
  tls: field.rows({ ko: 'TLS', en: 'TLS' }, tlsSchema),
  defaultBackend: field.reference({ ko: '기본 백엔드', en: 'Default backend' }, ['service'], { help: { ko: '비우면 404로 답합니다.', en: 'When empty, 404 is the answer.' } }),
});
export type IngressProps = z.output<typeof ingressSchema>;

/** Props of an Ingress as every kind of the family reads them. */
export const readIngress = propsReader(ingressSchema);
