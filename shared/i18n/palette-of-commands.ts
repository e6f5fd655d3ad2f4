import { defineTexts } from './catalogue.ts';

/** The command palette: everything that can be done, in one list. */
export const commandPaletteTexts = defineTexts({
  'palette.open': { ko: '명령 팔레트…', en: 'Command Palette…' },
  'palette.title': { ko: '명령 팔레트', en: 'Command palette' },
  'palette.box': { ko: '명령, 구성 요소, IP 검색', en: 'Commands, components, IPs' },
  'palette.hint': { ko: '명령, 구성 요소, IP, 예제, 가이드', en: 'A command, component, IP, sample or guide' },
  'palette.none': { ko: '일치하는 항목이 없습니다', en: 'Nothing matches' },
  'palette.keys': { ko: '↑↓ 고르기 · Enter 실행 · Esc 닫기', en: '↑↓ to choose · Enter to run · Esc to close' },
  'palette.count': { ko: '결과 {count}개', en: '{count} {count:result|results}' },
  'palette.cannot': { ko: '{command}: 지금은 할 수 없습니다. {reason}', en: '{command} is not possible now. {reason}' },
  'group.components': { ko: '구성 요소', en: 'Components' },
  'group.recent': { ko: '최근에 쓴 명령', en: 'Recently used' },
  'group.operations': { ko: '구성 요소 작업', en: 'Operations' },
  'group.commands': { ko: '명령', en: 'Commands' },
  'group.samples': { ko: '예제', en: 'Samples' },
  'group.guides': { ko: '가이드', en: 'Guides' },
  'group.off': { ko: '지금은 할 수 없는 명령', en: 'Not possible now' },
});
