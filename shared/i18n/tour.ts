import { defineTexts } from './catalogue.ts';

/** The five steps that show a newcomer around, and the sizes of the window's own parts. */
export const tourTexts = defineTexts({
  'tour.command': { ko: '둘러보기', en: 'Take the Tour' },
  'tour.label': { ko: '둘러보기 {step}/{count}', en: 'Tour, step {step} of {count}' },
  'tour.offer': { ko: '처음이신가요?', en: 'New here?' },
  'tour.offer.text': { ko: '다섯 단계로 그리기, 연결, 검사, 추적을 보여 드립니다.', en: 'Five short steps: draw, connect, check, trace.' },
  'tour.start': { ko: '둘러보기', en: 'Take the tour' },
  'tour.skip': { ko: '건너뛰기', en: 'Skip' },
  'tour.back': { ko: '이전', en: 'Back' },
  'tour.next': { ko: '다음', en: 'Next' },
  'tour.done': { ko: '마침', en: 'Done' },
  'tour.palette.title': { ko: '구성 요소 놓기', en: 'Place components' },
  'tour.palette.text': {
    ko: '팔레트에서 캔버스로 끌어다 놓거나, 항목에서 Enter를 누르세요. 놓을 수 있는 컨테이너는 밝게 표시됩니다.',
    en: 'Drag from the palette onto the canvas, or press Enter on an item. Containers that can take it light up.',
  },
  'tour.canvas.title': { ko: '연결하기', en: 'Connect them' },
  'tour.canvas.text': {
    ko: '구성 요소의 가장자리에서 끌거나, 선택하고 C를 누르세요. 연결할 수 없는 곳은 이유를 알려 줍니다.',
    en: 'Drag from the edge of a component, or select it and press C. What cannot be connected says why.',
  },
  'tour.inspector.title': { ko: '속성 바꾸기', en: 'Change properties' },
  'tour.inspector.text': {
    ko: '선택한 것의 주소, 규칙, 라우트를 여기에서 바꿉니다. 모든 변경은 되돌릴 수 있습니다.',
    en: 'Addresses, rules and routes of what is selected. Every change can be undone.',
  },
  'tour.findings.title': { ko: '문제 찾기', en: 'See what is wrong' },
  'tour.findings.text': {
    ko: '변경할 때마다 설계를 검사합니다. 항목을 고르면 그 위치로 가고, 고칠 수 있는 것은 바로 고칩니다.',
    en: 'The design is checked after every edit. Choose a finding to go there; many can be fixed at once.',
  },
  'tour.trace.title': { ko: '패킷 추적하기', en: 'Trace a packet' },
  'tour.trace.text': {
    ko: 'R을 누르면 패킷이 홉 단위로 어디를 지나고 어디에서 왜 막히는지 볼 수 있습니다.',
    en: 'Press R to watch a packet hop by hop: which way it takes, where it stops and why.',
  },
  'ui.larger': { ko: '화면 크게', en: 'Larger Interface' },
  'ui.smaller': { ko: '화면 작게', en: 'Smaller Interface' },
  'ui.reset': { ko: '화면 크기 원래대로', en: 'Interface at 100 %' },
  'ui.told': { ko: '화면 크기 {percent} %', en: 'Interface at {percent} %' },
  'panel.inspector': { ko: '속성 패널', en: 'Inspector Panel' },
  'panel.inspector.show': { ko: '속성 보이기', en: 'Show the inspector' },
  'panel.inspector.hide': { ko: '속성 숨기기', en: 'Hide the inspector' },
  'panel.left.show': { ko: '왼쪽 패널 보이기', en: 'Show the left panel' },
  'panel.left.hide': { ko: '왼쪽 패널 숨기기', en: 'Hide the left panel' },
  'needs.narrow': { ko: '창이 좁을 때만 숨길 수 있습니다', en: 'only a narrow window hides it' },
});
