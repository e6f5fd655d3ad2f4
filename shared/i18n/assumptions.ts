import { defineTexts } from './catalogue.ts';

/** What the engine always assumes; a report says so where its answer rests on it. What a kind of component simplifies is said by the kind. */
export const assumptionTexts = defineTexts({
  ASSUME_CHOICE: {
    ko: '길이나 멤버가 여럿이면 그중 하나를 Hopline의 규칙(흐름 해시 또는 순번)으로 골라 보여 줍니다. 실제 장비는 다른 것을 고를 수 있으며, 판정은 모든 경우를 봅니다.',
    en: 'Where several ways or members are equal, the one shown is picked by a rule of Hopline (hash of the flow, or turn). A real device may pick another; the verdict counts them all.',
  },
  ASSUME_BALANCER_IDLE: {
    ko: '로드 밸런서에는 다른 연결이 없습니다. 최소 연결 방식은 늘 비기므로 순번대로 나눕니다.',
    en: 'The load balancer has no other connections: least connections is always a tie, so the members take turns.',
  },
  ASSUME_HEALTH_STEADY: {
    ko: '멤버의 상태는 헬스 체크가 끝난 뒤의 상태입니다. 점검 주기와 재시도 횟수는 모델에 없습니다.',
    en: 'Members are as health checks find them in the long run; intervals and retry counts are not modelled.',
  },
  ASSUME_NEIGHBOURS_KNOWN: {
    ko: '같은 세그먼트의 2계층 주소는 ARP로 묻지 않고도 안다고 봅니다.',
    en: 'Layer 2 addresses on a segment are known without asking: ARP packets are not simulated.',
  },
  ASSUME_TIME_VIRTUAL: {
    ko: '시간은 장비와 링크마다 정해진 값을 더한 가상 시간이며, 대기열과 부하는 모델에 없습니다.',
    en: 'Times are virtual: fixed amounts per device and link, without queues or load.',
  },
});
