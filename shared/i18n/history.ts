import { defineTexts } from './catalogue.ts';

/** The panel of steps and checkpoints. */
export const historyTexts = defineTexts({
  'history.title': { ko: '기록', en: 'History' },
  'history.steps': { ko: '단계. 방향키로 고르고 Enter로 이동합니다.', en: 'Steps. Choose with the arrow keys, go there with Enter.' },
  'history.start': { ko: '연 상태', en: 'As opened' },
  'history.oldest': { ko: '남아 있는 가장 오래된 상태', en: 'Oldest state kept' },
  'history.here': { ko: '현재 위치', en: 'you are here' },
  'history.undone': { ko: '취소됨', en: 'undone' },
  'history.saved': { ko: '저장됨', en: 'saved' },
  'history.checkpoints': { ko: '체크포인트', en: 'Checkpoints' },
  'history.name': { ko: '체크포인트 이름', en: 'Checkpoint name' },
  'history.add': { ko: '추가', en: 'Add' },
  'history.default': { ko: '체크포인트 {number}', en: 'Checkpoint {number}' },
  'history.none': { ko: '지금 상태에 이름을 붙이면 언제든 돌아올 수 있습니다. 이 창에만 남고 파일에는 저장되지 않습니다.', en: 'Name the present state to come back to it at any time. Kept in this window only, not in the file.' },
  'history.goTo': { ko: '{name}(으)로 돌아가기', en: 'Return to {name}' },
  'history.remove': { ko: '{name} 지우기', en: 'Forget {name}' },
  'history.apart': { ko: '단계가 사라짐: 새 단계로 돌아갑니다', en: 'its steps are gone: returning is a new step' },
  'history.wentTo': { ko: '{count}단계 중 {position}단계: {step}', en: 'Step {position} of {count}: {step}' },
  'history.added': { ko: '체크포인트 {name}을(를) 만들었습니다', en: 'Checkpoint {name} added' },
  'history.removed': { ko: '체크포인트 {name}을(를) 지웠습니다', en: 'Checkpoint {name} forgotten' },
  'history.returned': { ko: '체크포인트 {name}(으)로 돌아왔습니다', en: 'Back at checkpoint {name}' },
});
