import type { Localized } from '../../../model/text.ts';

export const stretchedSentences: Readonly<Record<string, Localized>> = {
  'STRETCH-NO-CLOUD-GATEWAY': {
    ko: '{name}에 클라우드 게이트웨이가 없습니다. DLR의 LIF를 "구성 요소/인터페이스"로 적으십시오.',
    en: '{name} has no cloud gateway. Name an interface of the distributed router as "component/interface".',
  },
};
