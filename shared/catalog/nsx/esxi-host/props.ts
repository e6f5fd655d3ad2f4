import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { hostInterfaceSchema } from '../vteps.ts';

export const esxiHostProps = z.object({
  state: field.choice({ ko: '상태', en: 'State' }, { up: { ko: '가동 중', en: 'Up' }, maintenance: { ko: '유지 보수', en: 'Maintenance' }, down: { ko: '꺼짐', en: 'Down' } }, 'up'),
  interfaces: field.rows({ ko: '인터페이스', en: 'Interfaces' }, hostInterfaceSchema),
  gateway: field.address({ ko: '기본 게이트웨이', en: 'Default gateway' }, '', {
    optional: true, help: { ko: '비우면 관리 네트워크의 첫 주소에 있는 라우터입니다.', en: 'When empty, the router that holds the first address of the management network.' },
  }),
});
export type EsxiHostProps = z.output<typeof esxiHostProps>;
