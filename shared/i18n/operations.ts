import { defineTexts } from './catalogue.ts';

/** Words around what kinds declare as operations, around refused edits, and of a component's own menu. */
export const operationTexts = defineTexts({
  'actions.title': { ko: '작업', en: 'Actions' },
  'actions.of': { ko: '{name}의 작업', en: 'Actions for {name}' },
  'actions.asks': { ko: '{action}…', en: '{action}…' },
  'actions.named': { ko: '{action} – {name}', en: '{action} – {name}' },
  'operate.affected': { ko: '영향을 받는 대상', en: 'What is affected' },
  'operate.stopsHere': { ko: '이름을 누르면 실행하지 않고 그 대상을 보여 줍니다.', en: 'Choosing a name shows it and runs nothing.' },
  'operate.gone': { ko: '이 작업은 더 이상 할 수 없습니다.', en: 'This can no longer be done.' },
  'refused.title': { ko: '할 수 없습니다', en: 'Not possible' },
  'refused.rule': { ko: '규칙 {rules}', en: 'Rule {rules}' },
  'refused.blocking': { ko: '막고 있는 대상', en: 'What stands in the way' },
  'remove.ask': { ko: '{name}을(를) 삭제할까요?', en: 'Delete {name}?' },
  'remove.askMany': { ko: '{count}개를 삭제할까요?', en: 'Delete {count} components?' },
  'remove.do': { ko: '삭제', en: 'Delete' },
  'notice.copy': { ko: '복사', en: 'Copy' },
});
