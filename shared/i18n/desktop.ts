import { defineTexts } from './catalogue.ts';

/** What the desktop shell says itself, outside the window's page: its first menu, its questions, its last words. */
export const desktopTexts = defineTexts({
  aboutApp: { ko: 'Hopline 정보', en: 'About Hopline' },
  hideApp: { ko: 'Hopline 가리기', en: 'Hide Hopline' },
  hideOthers: { ko: '기타 가리기', en: 'Hide Others' },
  showAll: { ko: '모두 보기', en: 'Show All' },
  services: { ko: '서비스', en: 'Services' },
  quitApp: { ko: 'Hopline 종료', en: 'Quit Hopline' },

  fileMenu: { ko: '파일', en: 'File' },
  editMenu: { ko: '편집', en: 'Edit' },
  windowMenu: { ko: '창', en: 'Window' },
  closeWindow: { ko: '창 닫기', en: 'Close Window' },
  undo: { ko: '실행 취소', en: 'Undo' },
  redo: { ko: '다시 실행', en: 'Redo' },
  cut: { ko: '잘라내기', en: 'Cut' },
  copy: { ko: '복사', en: 'Copy' },
  paste: { ko: '붙여넣기', en: 'Paste' },
  selectAll: { ko: '모두 선택', en: 'Select All' },
  minimize: { ko: '최소화', en: 'Minimize' },
  fullScreen: { ko: '전체 화면', en: 'Full Screen' },

  replaceTitle: { ko: '"{name}" 파일이 이미 있습니다. 바꿀까요?', en: '“{name}” already exists. Replace it?' },
  replaceDetail: { ko: '{folder} 폴더에 있는 내용이 새 내용으로 바뀝니다.', en: 'What it holds in {folder} is replaced.' },
  replace: { ko: '바꾸기', en: 'Replace' },
  cancel: { ko: '취소', en: 'Cancel' },

  crashedTitle: { ko: '창이 여러 번 멈췄습니다.', en: 'The window stopped several times.' },
  crashedDetail: { ko: '저장된 파일은 그대로 있습니다. 창을 다시 열거나 닫을 수 있습니다. (코드: {reason})', en: 'Saved files are untouched. You can load the window again or close it. (Code: {reason})' },
  reload: { ko: '다시 열기', en: 'Load again' },
  close: { ko: '닫기', en: 'Close' },
  hangingTitle: { ko: '창이 응답하지 않습니다.', en: 'The window does not answer.' },
  hangingDetail: { ko: '기다리면 하던 일이 끝날 수 있습니다. 다시 열면 저장하지 않은 변경은 사라집니다.', en: 'It may finish what it is doing if you wait. Loading it again loses what was not saved.' },
  wait: { ko: '기다리기', en: 'Wait' },
  defectTitle: { ko: 'Hopline에 문제가 생겨 끝냅니다.', en: 'Hopline ran into a problem and has to end.' },
  defectDetail: { ko: '저장된 파일은 그대로 있습니다. 자세한 내용: {log}', en: 'Saved files are untouched. Details: {log}' },
});
