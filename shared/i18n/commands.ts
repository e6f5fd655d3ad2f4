import { defineTexts } from './catalogue.ts';

/** Why a command cannot run now, one sentence each. The command palette shows it beside the command. */
export const commandTexts = defineTexts({
  'needs.document': { ko: '열린 문서가 없습니다.', en: 'No document is open.' },
  'needs.contents': { ko: '캔버스가 비어 있습니다.', en: 'The canvas is empty.' },
  'needs.file': { ko: '아직 저장한 적이 없는 문서입니다.', en: 'The document has never been saved.' },
  'needs.selection': { ko: '먼저 구성 요소나 링크를 선택하세요.', en: 'Select a component or a link first.' },
  'needs.components': { ko: '먼저 구성 요소를 선택하세요.', en: 'Select a component first.' },
  'needs.one': { ko: '구성 요소를 하나만 선택하세요.', en: 'Select exactly one component.' },
  'needs.two': { ko: '구성 요소를 둘 이상 선택하세요.', en: 'Select two or more components.' },
  'needs.past': { ko: '취소할 작업이 없습니다.', en: 'There is nothing to undo.' },
  'needs.future': { ko: '다시 실행할 작업이 없습니다.', en: 'There is nothing to redo.' },
  'needs.arranging': { ko: '실행 중인 배치가 없습니다.', en: 'No layout is running.' },
  'needs.noArranging': { ko: '배치가 이미 실행 중입니다.', en: 'A layout is running already.' },
  'needs.guide': { ko: '접어 둔 가이드가 없습니다.', en: 'No guide has been put aside.' },
});
