import type { Localized } from '../../model/text.ts';

/** How switches and zones copy frames to many (V-07). Not simulated: neighbours are asked as the control plane knows them. */
export const replicationSentences: Readonly<Record<string, Localized>> = {
  'V-07': {
    ko: '{name}의 복제 모드가 {mode}입니다. IBM Cloud에는 IGMP 스누핑이 없으니 유니캐스트를 쓰세요.',
    en: '{name} replicates in {mode} mode. IBM Cloud has no IGMP snooping: use unicast.',
  },
  'V-07.fix': { ko: '유니캐스트로 변경', en: 'Use unicast' },
};

/** Whether a mode needs multicast in the physical network. */
export function needsMulticast(mode: string): boolean {
  return mode === 'hybrid' || mode === 'multicast';
}
