import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { listensField } from '../../listens.ts';
import { podFields } from '../pods.ts';

const dns = { ko: 'DNS 서버 역할', en: 'As a DNS server' };

export const podProps = z.object({
  ...podFields,
  listens: listensField,
  dnsServes: field.toggle({ ko: '이름에 답함', en: 'Answers names' }, false, { section: dns, help: { ko: 'CoreDNS처럼 53번 포트에서 이름에 답합니다.', en: 'It answers names on port 53, as CoreDNS does.' } }),
  dnsRecords: field.rows(
    { ko: '레코드', en: 'Records' },
    z.object({ id: z.string(), name: field.text({ ko: '이름', en: 'Name' }), address: field.address({ ko: '주소', en: 'Address' }) }),
    { section: dns },
  ),
  dnsForwardTo: field.address({ ko: '전달할 서버', en: 'Forward to' }, '', { optional: true, section: dns }),
});
export type PodProps = z.output<typeof podProps>;
