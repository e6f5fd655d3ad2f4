import { z } from 'zod';
import { field } from '../../../model/fields.ts';

const guest = { ko: '게스트', en: 'Guest' };

const snapshot = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }),
  sizeGb: field.number({ ko: '크기', en: 'Size' }, 0, { unit: 'GB', min: 0, immutable: true }),
});

export const blockStorageProps = z.object({
  sizeGb: field.optionalNumber({ ko: '크기', en: 'Size' }, { unit: 'GB', min: 10, max: 2000, help: { ko: '10 GB 단위, 늘릴 수만 있습니다.', en: 'In steps of 10 GB; it can only grow.' } }),
  type: field.choice(
    { ko: '타입', en: 'Type' },
    {
      HDD: { ko: 'HDD', en: 'HDD' },
      SSD: { ko: 'SSD', en: 'SSD' },
      ENCRYPTED_HDD: { ko: '암호화된 HDD', en: 'Encrypted HDD' },
      ENCRYPTED_SSD: { ko: '암호화된 SSD', en: 'Encrypted SSD' },
    },
    'HDD',
    { immutable: true },
  ),
  zone: field.text({ ko: '가용성 영역', en: 'Availability zone' }),
  root: field.toggle({ ko: '루트 볼륨', en: 'Root volume' }, false, { immutable: true }),
  device: field.text({ ko: '장치', en: 'Device' }, '', { optional: true, immutable: true, section: guest, help: { ko: '연결할 때 순서대로 정해집니다(vdb, vdc …).', en: 'Given in the order of attachment (vdb, vdc …).' } }),
  guestState: field.choice(
    { ko: '게스트 상태', en: 'Guest state' },
    {
      raw: { ko: '포맷 안 됨', en: 'Raw' },
      partitioned: { ko: '파티션 있음', en: 'Partitioned' },
      formatted: { ko: '포맷됨', en: 'Formatted' },
      mounted: { ko: '마운트됨', en: 'Mounted' },
    },
    'raw',
    { immutable: true, section: guest },
  ),
  filesystem: field.choice(
    { ko: '파일시스템', en: 'File system' },
    { none: { ko: '없음', en: 'None' }, ext4: { ko: 'ext4', en: 'ext4' }, xfs: { ko: 'xfs', en: 'xfs' } },
    'none',
    { immutable: true, section: guest },
  ),
  mountPoint: field.text({ ko: '마운트 위치', en: 'Mount point' }, '', { optional: true, immutable: true, section: guest }),
  dataLost: field.toggle({ ko: '데이터 유실', en: 'Data lost' }, false, { immutable: true, section: guest }),
  snapshots: field.rows({ ko: '스냅숏', en: 'Snapshots' }, snapshot),
});

export type BlockStorageProps = z.output<typeof blockStorageProps>;

/** Sizes in GB that a volume may have (B.2: 10 to 1,000 in steps of 10; a root volume 20 to 2,000). */
export function sizeRange(props: Pick<BlockStorageProps, 'root'>): { readonly min: number; readonly max: number; readonly step: number } {
  return props.root ? { min: 20, max: 2000, step: 1 } : { min: 10, max: 1000, step: 10 };
}

/** True for a size that a volume may have. */
export function isSize(props: Pick<BlockStorageProps, 'root' | 'sizeGb'>): boolean {
  const { min, max, step } = sizeRange(props);
  const { sizeGb } = props;
  return sizeGb !== null && Number.isInteger(sizeGb) && sizeGb >= min && sizeGb <= max && sizeGb % step === 0;
}
