import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { replicationModes } from '../transport-zones.ts';

export const logicalSwitchProps = z.object({
  vni: field.number({ ko: 'VNI', en: 'VNI' }, 5000, { min: 5000, max: 16_777_215 }),
  transportZone: field.text({ ko: '전송 영역', en: 'Transport zone' }, '', {
    optional: true, help: { ko: '인스턴스의 전송 영역 id. 비우면 인스턴스의 모든 호스트입니다.', en: 'Id of a transport zone of the instance; all hosts of the instance when empty.' },
  }),
  replicationMode: field.choice({ ko: '복제 모드', en: 'Replication mode' }, { inherit: { ko: '전송 영역을 따름', en: 'As the transport zone' }, ...replicationModes }, 'inherit'),
  cidr: field.cidr({ ko: 'CIDR', en: 'CIDR' }, '', { optional: true }),
  stretched: field.toggle({ ko: '온프레미스로 확장됨', en: 'Stretched on premises' }, false),
});
export type LogicalSwitchProps = z.output<typeof logicalSwitchProps>;
