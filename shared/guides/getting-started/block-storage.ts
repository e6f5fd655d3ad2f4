import type { Chapter } from '../guide.ts';
import { exists, has, isAttached } from '../roles.ts';
import { add, design, notice, operate, refusal, text } from '../steps.ts';
import { project, vm1, volume } from './things.ts';

const rootDisk = '/dev/vda2 18G 988M 16G';
const mountedVolume = '/dev/vdb 9.9G 151M 9.2G 2% /root/external';

export const blockStorage: Chapter = {
  id: 'block-storage',
  title: text('블록 스토리지 생성', 'Block storage'),
  steps: [
    {
      id: 'df',
      title: text('디스크 용량 확인', 'How much disk there is'),
      text: text('vm1에서 "게스트 보기(df -h)"를 실행하세요.', 'Choose "Guest view (df -h)" on vm1.'),
      look: [vm1],
      checks: [notice(text('루트 디스크는 18G, 사용 988M, 여유 16G입니다', 'The root disk: 18G, 988M used, 16G available'), 'INS-GUEST-VIEW', [rootDisk])],
      actions: [operate(vm1, 'show-disks')],
      rules: ['GS-45', 'GS-46'],
    },
    {
      id: 'create-volume',
      title: text('블록 스토리지 생성', 'Create a block storage'),
      text: text('팔레트에서 블록 스토리지(10 GB)를 프로젝트에 추가하세요.', 'Add a block storage of 10 GB from the palette to the project.'),
      look: [project],
      checks: [design(text('10 GB 블록 스토리지가 있습니다', 'There is a block storage of 10 GB'), has(volume, { sizeGb: 10 }))],
      actions: [add('block-storage', project, 'data')],
      rules: ['GS-47', 'GS-48'],
    },
    {
      id: 'attach-volume',
      title: text('vm1에 연결', 'Attach it to vm1'),
      text: text('블록 스토리지에서 "연결"을 실행하고 vm1을 고르세요.', 'Choose "Attach" on the block storage and pick vm1.'),
      look: [volume, vm1],
      checks: [design(text('연결 정보가 vm1 : /dev/vdb입니다', 'The attachment information is vm1 : /dev/vdb'), (scope) => isAttached(volume, vm1)(scope) && has(volume, { device: 'vdb' })(scope))],
      actions: [operate(volume, 'attach', (scope) => ({ instance: vm1(scope) }))],
      rules: ['GS-49', 'GS-50'],
    },
    {
      id: 'mount-too-early',
      title: text('포맷 전 마운트', 'Mount before formatting'),
      text: text('파일시스템을 만들기 전에 "마운트"를 시도하세요.', 'Try "Mount" before there is a file system.'),
      look: [volume],
      checks: [refusal(text('파일시스템이 없어 거부되었습니다 (NHN-BS-006)', 'Refused, there is no file system (NHN-BS-006)'), 'NHN-BS-006', [])],
      actions: [operate(volume, 'mount')],
      rules: ['GS-51', 'GS-53', 'GS-95'],
    },
    {
      id: 'format',
      title: text('파일시스템 생성', 'Create a file system'),
      text: text('블록 스토리지에서 "파일시스템 생성"을 ext4로 실행하세요.', 'Choose "Create a file system" on the block storage, with ext4.'),
      look: [volume],
      checks: [
        design(text('포맷되었습니다', 'It is formatted'), has(volume, { guestState: 'formatted', filesystem: 'ext4' })),
        notice(text('4,096바이트 블록 2,621,440개', '2,621,440 blocks of 4,096 bytes'), 'BS-FORMATTED', ['Block size=4096', '655360 inodes, 2621440 blocks']),
      ],
      actions: [operate(volume, 'format', () => ({ filesystem: 'ext4' }))],
      rules: ['GS-51', 'GS-52'],
    },
    {
      id: 'mount',
      title: text('마운트', 'Mount it'),
      text: text('블록 스토리지에서 "마운트"를 /root/external에 실행하세요.', 'Choose "Mount" on the block storage, at /root/external.'),
      look: [volume],
      checks: [
        design(text('/root/external에 마운트되었습니다', 'It is mounted at /root/external'), has(volume, { guestState: 'mounted', mountPoint: '/root/external' })),
        notice(text('df -h: 9.9G, 사용 151M, 여유 9.2G', 'df -h: 9.9G, 151M used, 9.2G available'), 'BS-GUEST-VIEW', [rootDisk, mountedVolume]),
      ],
      actions: [operate(volume, 'mount', () => ({ directory: '/root/external' }))],
      rules: ['GS-53', 'GS-54'],
    },
    {
      id: 'detach-mounted',
      title: text('마운트된 채 연결 해제', 'Detach while mounted'),
      text: text('언마운트하지 않고 "연결 해제"를 시도하세요.', 'Try "Detach" without unmounting.'),
      note: text('언마운트를 하지 않으면 데이터가 유실됩니다.', 'Without unmounting, data is lost.'),
      look: [volume],
      checks: [refusal(text('마운트되어 있어 거부되었습니다 (NHN-BS-007)', 'Refused, because it is mounted (NHN-BS-007)'), 'NHN-BS-007', [vm1])],
      actions: [operate(volume, 'detach')],
      rules: ['GS-55', 'GS-56', 'GS-96'],
    },
    {
      id: 'unmount',
      title: text('언마운트', 'Unmount'),
      text: text('블록 스토리지에서 "언마운트"를 실행하세요. 연결은 남습니다.', 'Choose "Unmount" on the block storage. It stays attached.'),
      look: [volume],
      checks: [design(text('마운트가 풀렸고 vm1에 연결되어 있습니다', 'It is unmounted, and attached to vm1'), (scope) => has(volume, { guestState: 'formatted' })(scope) && isAttached(volume, vm1)(scope))],
      actions: [operate(volume, 'unmount')],
      rules: ['GS-57'],
    },
    {
      id: 'detach-volume',
      title: text('연결 해제', 'Detach'),
      text: text('블록 스토리지에서 "연결 해제"를 실행하고 확인하세요.', 'Choose "Detach" on the block storage and confirm.'),
      look: [volume],
      checks: [design(text('연결 정보가 비어 있습니다', 'The attachment information is empty'), (scope) => exists(volume)(scope) && !isAttached(volume, vm1)(scope) && has(volume, { device: '' })(scope))],
      actions: [operate(volume, 'detach')],
      rules: ['GS-58', 'GS-59', 'GS-60'],
    },
  ],
};
