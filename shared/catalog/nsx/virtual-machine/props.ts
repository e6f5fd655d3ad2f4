import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { ipHostFields } from '../../ip-host.ts';
import { ipInterfaceFields } from '../../ip-ports.ts';

export const virtualMachineProps = z.object({
  ...ipHostFields,
  interfaces: field.rows({ ko: '인터페이스', en: 'Interfaces' }, z.object({
    ...ipInterfaceFields,
    spoofGuard: field.toggle({ ko: 'SpoofGuard', en: 'SpoofGuard' }, false, { help: { ko: '이 인터페이스의 주소가 아닌 출발지를 버립니다.', en: 'Drops what comes from any address but those of this interface.' } }),
  })),
  os: field.text({ ko: '운영 체제', en: 'Operating system' }, '', { optional: true }),
  dfwExcluded: field.toggle({ ko: '분산 방화벽에서 제외', en: 'Excluded from the distributed firewall' }, false),
});
export type VirtualMachineProps = z.output<typeof virtualMachineProps>;
