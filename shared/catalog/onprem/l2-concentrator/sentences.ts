import type { Localized } from '../../../model/text.ts';

export const concentratorSentences: Readonly<Record<string, Localized>> = {
  ASSUME_FLOW_CONDITIONING: {
    ko: '흐름 조정은 TCP 연결이 더 작은 세그먼트를 쓰게 하지만, 추적에서는 프로브에 적은 크기를 그대로 씁니다.',
    en: 'Flow conditioning makes TCP connections use smaller segments; a trace takes the size that its probe says.',
  },
};
