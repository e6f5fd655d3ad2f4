import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import type { Application, ServiceRow } from '../plan/stage.ts';

/* What listens on a machine (domain/private-cloud.md b.2, `listens[]`). */

const listenSchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  protocol: field.choice({ ko: '프로토콜', en: 'Protocol' }, { tcp: { ko: 'TCP', en: 'TCP' }, udp: { ko: 'UDP', en: 'UDP' } }, 'tcp'),
  port: field.number({ ko: '포트', en: 'Port' }, 443, { min: 1, max: 65535 }),
  bind: field.address({ ko: '바인드', en: 'Bind' }, '0.0.0.0'),
  application: field.choice({ ko: '응용', en: 'Application' }, { plain: { ko: '일반', en: 'Plain' }, http: { ko: 'HTTP', en: 'HTTP' } }, 'plain'),
  tls: field.toggle({ ko: 'TLS', en: 'TLS' }, false),
  running: field.toggle({ ko: '실행 중', en: 'Running' }, true),
  body: field.text({ ko: '내용', en: 'Body' }, '', { optional: true, long: true }),
});
export type Listen = z.output<typeof listenSchema>;

export const listensField = field.rows({ ko: '서비스', en: 'Services' }, listenSchema, {
  section: { ko: '게스트', en: 'Guest' },
  presets: [
    { id: 'HTTPS', label: { ko: '웹 서버 (TLS)', en: 'Web server (TLS)' }, row: { name: 'https', port: 443, application: 'http', tls: true, body: 'hello world!' } },
    { id: 'HTTP', label: { ko: '웹 서버', en: 'Web server' }, row: { name: 'http', port: 80, application: 'http', body: 'hello world!' } },
    { id: 'MYSQL', label: { ko: 'MySQL', en: 'MySQL' }, row: { name: 'mysql', port: 3306 } },
    { id: 'SSH', label: { ko: 'SSH', en: 'SSH' }, row: { name: 'sshd', port: 22 } },
  ],
});

function application(listen: Listen): Application {
  return listen.application === 'http' ? { kind: 'http', tls: listen.tls, responses: [{ path: '/', status: 200, body: listen.body }] } : { kind: 'plain' };
}

/** The listeners of a component that run. */
export function listeners(owner: ComponentId, listens: readonly Listen[]): readonly ServiceRow[] {
  return listens.flatMap((listen, index): readonly ServiceRow[] => {
    if (!listen.running) return [];
    const because = { component: owner, path: `/listens/${index}`, label: listen.name || listen.id };
    return [{ protocol: listen.protocol === 'udp' ? 'udp' : 'tcp', port: listen.port, bind: listen.bind, application: application(listen), because }];
  });
}
