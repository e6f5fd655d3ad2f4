import { defineTexts } from './catalogue.ts';

/** The start screen. */
export const startTexts = defineTexts({
  'start.label': { ko: '시작 화면', en: 'Start screen' },
  'start.tagline': { ko: '하이브리드 네트워크를 그리고, 패킷이 홉 단위로 지나가는 길을 확인하세요.', en: 'Draw a hybrid network and watch packets cross it, hop by hop.' },
  'start.new': { ko: '새 문서', en: 'New blank document' },
  'start.open': { ko: '열기', en: 'Open' },
  'start.samples': { ko: '샘플', en: 'Samples' },
  'start.samples.note': { ko: '사본으로 열립니다', en: 'open as copies' },
  'start.sample.open': { ko: '샘플 열기: {title}', en: 'Open sample: {title}' },
  'start.sample.components': { ko: '구성 요소 {count}', en: '{count} {count:component|components}' },
  'start.recent': { ko: '최근 문서', en: 'Recent' },
  'start.recent.none': { ko: '아직 연 문서가 없습니다.', en: 'No documents opened yet.' },
  'start.recent.missing': { ko: '{folder} · 찾을 수 없음', en: '{folder} · not found' },
  'start.recent.open': { ko: '{name} 열기', en: 'Open {name}' },
  'start.recent.locate': { ko: '찾기', en: 'Locate' },
  'start.recent.remove': { ko: '목록에서 제거', en: 'Remove' },
  'start.recent.locateNamed': { ko: '{name} 찾기', en: 'Locate {name}' },
  'start.recent.removeNamed': { ko: '{name} 목록에서 제거', en: 'Remove {name} from the list' },
  'start.today': { ko: '오늘 {time}', en: 'today {time}' },
  'start.yesterday': { ko: '어제', en: 'yesterday' },
  'start.privacy': { ko: '네트워크를 사용하지 않습니다. 데이터는 이 컴퓨터에만 있습니다.', en: 'No network access. Your data stays on this computer.' },
  'start.theme': { ko: '테마', en: 'Theme' },
  'start.theme.light': { ko: '밝게', en: 'Light' },
  'start.theme.dark': { ko: '어둡게', en: 'Dark' },
  'start.theme.system': { ko: '시스템', en: 'System' },
  'start.language': { ko: '언어', en: 'Language' },
});
