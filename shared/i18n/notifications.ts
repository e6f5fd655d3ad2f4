import { defineTexts } from './catalogue.ts';

/** The list of what the window has said, behind the bell of the status bar. */
export const notificationTexts = defineTexts({
  'notifications.title': { ko: '알림', en: 'Notifications' },
  'notifications.open': { ko: '알림 보기', en: 'Show Notifications' },
  'notifications.unread': { ko: '알림, 새 알림 {count}개', en: 'Notifications, {count} new' },
  'notifications.none': { ko: '아직 알림이 없습니다.', en: 'Nothing has been said yet.' },
  'notifications.clear': { ko: '모두 지우기', en: 'Clear All' },
  'notifications.details': { ko: '자세히', en: 'Details' },
  'notifications.tone.info': { ko: '정보', en: 'Information' },
  'notifications.tone.refused': { ko: '할 수 없음', en: 'Not possible' },
  'notifications.tone.error': { ko: '오류', en: 'Error' },
});
