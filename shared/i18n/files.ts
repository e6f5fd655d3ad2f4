import { defineTexts } from './catalogue.ts';

/** What the window says about files beyond their problems: older and newer forms, damaged ones, what was kept. */
export const filesTexts = defineTexts({
  'banner.label': { ko: '문서 안내', en: 'About this document' },
  'banner.newer': {
    ko: '더 새로운 Hopline(버전 {version})의 파일이라 읽기 전용입니다. 이 프로그램은 버전 {known}까지 압니다.',
    en: 'Read-only: a newer Hopline wrote this file (version {version}; this one knows {known}).',
  },
  'banner.migrated': {
    ko: '이전 형식(버전 {version})의 파일입니다. 저장하기 전까지 원본은 그대로이고, 처음 저장할 때 사본을 남깁니다.',
    en: 'This file has an older form (version {version}). It stays as it is until you save; the first save keeps a copy of it.',
  },
  'banner.partial': {
    ko: '{name}의 읽을 수 있는 부분만 열었습니다. {count}곳이 빠졌습니다. 원래 파일은 그대로입니다.',
    en: 'Only what could be read of {name} is open; {count} {count:place is|places are} missing. The file itself is unchanged.',
  },
  'banner.saveAs': { ko: '다른 이름으로 저장…', en: 'Save As…' },
  'banner.missing': { ko: '빠진 곳 보기', en: 'Show What Is Missing' },
  'banner.dismiss': { ko: '안내 닫기', en: 'Close this notice' },

  'newer.title': { ko: '이 프로그램의 형식으로 저장할까요?', en: 'Save in the form of this program?' },
  'newer.message': {
    ko: '{name}은(는) 더 새로운 Hopline(버전 {version})의 파일입니다. 사본은 버전 {known}으로 저장됩니다. 이 프로그램이 모르는 내용은 받은 그대로 남기지만, 새로운 Hopline이 다르게 읽을 수 있습니다.',
    en: '{name} was written by a newer Hopline (version {version}). A copy is saved as version {known}. What this program does not know is kept as it came, but the newer one may read it differently.',
  },
  'newer.kept': { ko: '원래 파일은 바뀌지 않습니다.', en: 'The file itself is not changed.' },

  'partial.offer': { ko: '읽을 수 있는 부분 열기', en: 'Open What Can Be Read' },
  'partial.counts': {
    ko: '구성 요소 {components}개와 링크 {links}개는 읽을 수 있습니다. 빠지는 곳은 {count}곳이며, 새 문서로 열립니다.',
    en: '{components} {components:component|components} and {links} {links:link|links} can be read, {count} {count:place is|places are} left out. They open as a new document.',
  },
  'partial.title': { ko: '{name}에서 빠진 곳', en: 'What is missing from {name}' },
  'partial.message': { ko: '다음 {count}곳은 읽을 수 없어 열지 않았습니다.', en: 'The following {count} {count:place|places} could not be read and {count:is|are} not in this document.' },
  'partial.more': { ko: '그 밖에 {count}곳', en: 'and {count} more' },
  'partial.remedy': { ko: '원래 파일에서 고친 뒤 다시 열거나, 이 문서를 다른 이름으로 저장하세요.', en: 'Correct them in the file and open it again, or save this document under another name.' },

  'kept.copy': { ko: '이전 형식의 원본을 {name}(으)로 남겼습니다.', en: 'The original of the older form is kept as {name}.' },
  'kept.name': { ko: '{name} (버전 {version}).hopline', en: '{name} (version {version}).hopline' },

  'support.code': { ko: '지원 코드: {code}', en: 'Code for support: {code}' },
  'retry': { ko: '다시 시도', en: 'Retry' },
  'details.copied': { ko: '자세한 내용을 복사했습니다.', en: 'The details were copied.' },
});
