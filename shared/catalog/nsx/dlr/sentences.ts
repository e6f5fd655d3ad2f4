import type { Localized } from '../../../model/text.ts';

export const dlrSentences: Readonly<Record<string, Localized>> = {
  'DLR-CONTROL-DOWN': {
    ko: '{dlr}의 컨트롤 VM이 중지되어 새 경로를 배우지 못합니다. 이미 배운 경로로는 계속 전달하지만, 이웃은 이 라우터에서 배운 경로를 거둡니다.',
    en: 'The control VM of {dlr} is down: no route is learned any more. Routes already learned keep forwarding; neighbours withdraw what they learned from it.',
  },
  'DLR-CONTROL-DOWN.fix': { ko: '컨트롤 VM 시작', en: 'Bring the control VM up' },
  'DLR-NO-STANDBY': { ko: '{dlr}에 넘겨받을 예비 컨트롤 VM이 없습니다. 동작 중인 다른 호스트를 예비 호스트로 고르십시오.', en: '{dlr} has no standby control VM to take over. Choose another host that is up for the standby.' },
};
